const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const shape =
  /^(?:(\w{3}), )?(\d{1,2}) (\w{3}) (\d{4}) ([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d|60))? ([+-])(\d{2})([0-5]\d)$/;

/** RFC 5322 section 3.3 without its obsolete forms. @returns what is wrong, if anything */
export function judgeDate(value: string): string | undefined {
  const [, day, date, month = '', year] = shape.exec(value) ?? [];
  const index = months.indexOf(month);
  if (index < 0) return `"${value}" is no date-time`;
  const time = new Date(Date.UTC(Number(year), index, Number(date)));
  if (time.getUTCDate() !== Number(date)) return `${month} has no day ${date}`;
  if (day !== undefined && days[time.getUTCDay()] !== day) return `that day is no ${day}`;
  return undefined;
}

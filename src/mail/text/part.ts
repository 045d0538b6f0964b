import type { Section, Span, View } from '../view/view.ts';
import {
  columnsOf,
  factsOf,
  failureTitle,
  lineOf,
  logText,
  pointsOf,
  remarkOf,
  rowOf,
  rule,
  sentencesOf,
  titleOf,
  wrap,
} from './lines.ts';

/** Writes the text part, in 76 columns. It says what the HTML part says; links stand once, in the list of actions. */
export function writeText(view: View): string {
  const { footer } = view;
  return blocks(
    lines(wrap(view.isMessage ? lineOf(view.headline) : titleOf(view)), wrap(lineOf(view.context))),
    sentencesOf(view.summary),
    lines(...view.actions.map(({ label, url }) => `${label}:\n  ${url}`)),
    ...view.sections.map(write),
    lines(rule(''), ...[footer.shed, ...footer.reasons, footer.meta, footer.keys].map((line) => wrap(line))),
  );
}

function write(section: Section): string {
  switch (section.type) {
    case 'failure':
      return blocks(
        failureTitle(section),
        lines(...section.remarks.map(remarkOf), section.more),
        section.log === null ? '' : logText(section.log.lines),
      );
    case 'rows':
      return blocks(
        rule(section.heading),
        wrap(section.intro),
        lines(...section.rows.map(rowOf), moreOf(section.more)),
      );
    case 'table':
      return blocks(rule(section.heading), lines(columnsOf(section.rows), moreOf(section.more)));
    case 'facts':
      return blocks(rule(section.heading), factsOf(section.rows));
    case 'steps':
      return blocks(rule(section.heading), pointsOf(section.points));
    case 'prose':
      return blocks(section.heading === '' ? '' : rule(section.heading), section.text, wrap(section.note));
    case 'bars':
      return blocks(
        rule(section.heading),
        lines(...section.rows.map((row) => lines(rowOf(row), row.said === '' ? '' : `    ${row.said}`))),
      );
  }
}

function moreOf(spans: readonly Span[]): string {
  return wrap(lineOf(spans));
}

/** Texts one below the other; empty ones leave no line. */
function lines(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n');
}

/** Texts with an empty line between them. */
function blocks(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n\n');
}

import type { Notification } from '../../notification/notification.ts';
import type { Section, Span } from '../view/view.ts';
import { clip, flatten, link } from '../view/view.ts';

/** Inputs of a manual run, then the user's own fields. */
export function fieldsSections(notification: Notification): Section[] {
  const inputs = tableOf(notification.inputs, (value) => link(clip(value, 500), null));
  return [
    ...(inputs.length > 0
      ? [{ type: 'facts' as const, name: 'inputs', heading: 'Inputs', rows: inputs }]
      : []),
    ...detailsSection(notification),
  ];
}

/** The user's own fields; a value that is a web address is a link. */
export function detailsSection({ fields }: Notification): Section[] {
  const rows = tableOf(fields, (value) =>
    link(clip(value, 500), /^https?:\/\/\S+$/.test(value) ? value : null),
  );
  return rows.length > 0 ? [{ type: 'facts', name: 'fields', heading: 'Details', rows }] : [];
}

function tableOf(
  record: Readonly<Record<string, string>>,
  write: (value: string) => Span,
): { label: string; spans: Span[] }[] {
  return Object.entries(record)
    .filter(([, value]) => value !== '')
    .map(([label, value]) => ({ label: flatten(clip(label, 80)), spans: [write(value)] }));
}

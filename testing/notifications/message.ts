import type { Notification } from '../../src/notification/notification.ts';
import { base } from './base.ts';

export function messageNotification(): Notification {
  return {
    ...base,
    kind: 'message',
    state: 'message',
    severity: 'info',
    run: { ...base.run, conclusion: 'success' },
  };
}

/** Markdown and Liquid as a user would write them into `body`. */
export const messageBody = `Hello team,

the import **{{ fields.job }}** of \`{{ ref.name }}\` ended after {{ run.durationMs | duration }}.

| Table | Rows |
|---|---:|
| customers | 12 480 |
| orders | 98 213 |

- [x] checked by {{ actor.name }}
- [ ] archive the files

The run is at {{ run.url }}.
`;

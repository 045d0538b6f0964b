import { expect, it } from 'vitest';
import { explainMailboxRefusal } from '../../../src/entra/mailbox-refusal.ts';
import type { ServiceName } from '../../../src/services/mail-service.ts';

it.each<[ServiceName, string[] | undefined, string, RegExp]>([
  ['hve', [], 'hve-permission', /Mail\.Send/],
  ['hve', ['SMTP.SendAsApp'], 'hve-permission', /Mail\.Send/],
  ['hve', ['Mail.Send'], 'hve-app-access', /Add-HVEAppAccess/],
  ['hve', undefined, 'hve-app-access', /admin-consent/],
  ['exchange-online', ['SMTP.SendAsApp'], 'exchange-mailbox-right', /New-ServicePrincipal/],
  ['exchange-online', [], 'exchange-permission', /SMTP\.SendAsApp/],
])('%s with the permissions %j', (service, roles, anchor, remedy) => {
  const { title, causes = [], remedies = [], ...rest } = explainMailboxRefusal(service, roles);
  expect(title).not.toBe('');
  expect(causes.length).toBeGreaterThan(0);
  expect(rest.anchor).toBe(anchor);
  expect(remedies.join('\n')).toMatch(remedy);
});

it('asks for no permission that the token holds', () => {
  const { remedies = [] } = explainMailboxRefusal('hve', ['Mail.Send']);
  expect(remedies.join('\n')).not.toMatch(/admin-consent/);
});

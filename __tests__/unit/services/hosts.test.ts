import { describe, expect, it } from 'vitest';
import { findService, takesNoSignIn } from '../../../src/services/hosts.ts';
import { loadService } from '../../../src/services/load.ts';
import { type ServiceName, serviceNames } from '../../../src/services/mail-service.ts';

it.each(serviceNames)('%s is loaded by its name and knows its own server', async (name) => {
  const service = await loadService(name);
  expect(service.name).toBe(name);
  if (name !== 'smtp') expect(findService(service.host)).toBe(name);
});

describe('the service of a server', () => {
  it.each<[ServiceName, string]>([
    ['hve', 'smtp-hve.office365.com'],
    ['exchange-online', 'smtp.office365.us'],
    ['exchange-online', 'outlook.office365.com'],
    ['exchange-online', 'outlook-dod.office365.us'],
    ['exchange-online', 'smtp.partner.outlook.cn'],
    ['exchange-online', 'partner.outlook.cn'],
    ['smtp', 'email-smtp.eu-central-1.amazonaws.com'],
    ['smtp', 'smtp.sendgrid.net'],
    ['smtp', 'smtp.postmarkapp.com'],
    ['smtp', 'smtp.eu.mailgun.org'],
    ['smtp', 'smtp.gmail.com'],
    ['smtp', 'smtp-relay.gmail.com'],
    ['smtp', 'smtp-relay.brevo.com'],
    ['smtp', 'smtp.infobip.com'],
    ['smtp', 'smtp-api-eu2.infobip.com'],
  ])('%s: %s', (service, host) => {
    expect(findService(host)).toBe(service);
    expect(findService(`x${host}`)).toBeUndefined();
    expect(findService(`${host}.evil.example`)).toBeUndefined();
  });
});

it('Direct Send and connectors know no sign-in', () => {
  expect(takesNoSignIn('contoso-com.mail.protection.outlook.com')).toBe(true);
  expect(takesNoSignIn('mail.protection.outlook.com.example')).toBe(false);
});

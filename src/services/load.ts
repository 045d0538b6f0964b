import type { MailService, ServiceName } from './mail-service.ts';

const SERVICES: Record<ServiceName, () => Promise<MailService>> = {
  acs: async () => (await import('./acs/acs.ts')).acs,
  'exchange-online': async () => (await import('./exchange-online.ts')).exchangeOnline,
  hve: async () => (await import('./hve.ts')).hve,
  smtp: async () => (await import('./smtp.ts')).smtp,
};

/** Loads the profile of one service, and no other. */
export function loadService(name: ServiceName): Promise<MailService> {
  return SERVICES[name]();
}

import type { Emulator } from '../../emulator/emulator.ts';

/** The six inputs that are enough, and where the emulator is. */
export function sixInputs({ account, port }: Pick<Emulator, 'account' | 'port'>): Record<string, string> {
  return {
    'acs-resource': account.acsResource,
    'client-id': account.clientId,
    'tenant-id': account.tenantId,
    'client-secret': account.clientSecret,
    from: `Contoso Builds <${account.from}>`,
    to: 'dev@contoso.example',
    'smtp-host': 'localhost',
    'smtp-port': String(port),
  };
}

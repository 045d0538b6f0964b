import { type Ask, AzureError, drop, need, put } from './ask.ts';
import type { Domain } from './state.ts';

export function theGroup(ask: Ask) {
  return need(
    ask.state.groups.find(({ name }) => name === ask.option('--resource-group')),
    'resource group',
  );
}

function theEmail(ask: Ask) {
  theGroup(ask);
  const wanted = ask.option('--email-service-name') || ask.option('--name');
  return need(
    ask.state.emails.find(({ name }) => name === wanted),
    'email service',
  );
}

function theDomain(ask: Ask) {
  return need(
    theEmail(ask).domains.find(({ name }) => name === ask.option('--domain-name')),
    'domain',
  );
}

function theService(ask: Ask) {
  theGroup(ask);
  const wanted = ask.option('--comm-service-name') || ask.option('--name');
  return need(
    ask.state.services.find(({ name }) => name === wanted),
    'communication service',
  );
}

function describe(domain: Domain, nested: boolean) {
  const record = (type: string, value: string) => ({ type, name: domain.name, ttl: 3600, value });
  const properties = {
    domainManagement: domain.management,
    mailFromSenderDomain:
      domain.management === 'AzureManaged' ? `${'a'.repeat(8)}.azurecomm.net` : domain.name,
    verificationRecords: {
      Domain: record('TXT', 'ms-domain-verification=1'),
      SPF: record('TXT', 'v=spf1 include:spf.protection.outlook.com -all'),
      DKIM: record('CNAME', 'selector1-azurecomm-prod-net._domainkey.azurecomm.net'),
      DKIM2: record('CNAME', 'selector2-azurecomm-prod-net._domainkey.azurecomm.net'),
    },
    verificationStates: Object.fromEntries(
      Object.entries(domain.status).map(([kind, status]) => [kind, { status, errorCode: null }]),
    ),
  };
  return { id: domain.id, name: domain.name, ...(nested ? { properties } : properties) };
}

/** Answers a command of the communication extension. */
export function askCommunication(ask: Ask): unknown {
  const { state: s, words } = ask;
  const provider = `${theGroup(ask).id}/providers/Microsoft.Communication`;
  if (!s.registered) throw new AzureError('(MissingSubscriptionRegistration) Microsoft.Communication');
  switch (words) {
    case 'communication list':
      return s.services;
    case 'communication show':
      return theService(ask);
    case 'communication create':
      return put(s.services, {
        id: `${provider}/CommunicationServices/${ask.option('--name')}`,
        name: ask.option('--name'),
        dataLocation: ask.option('--data-location'),
        linkedDomains: [],
        usernames: [],
      });
    case 'communication update': {
      const service = theService(ask);
      const wanted = ask.values('--linked-domains');
      for (const id of wanted) {
        const all = s.emails.flatMap(({ domains }) => domains);
        const domain = need(
          all.find((each) => each.id === id),
          'linked domain',
        );
        if (Object.values(domain.status).some((status) => status !== 'Verified'))
          throw new AzureError('(DomainValidationError) The domain is not verified');
      }
      service.linkedDomains = [...wanted];
      return service;
    }
    case 'communication delete':
      return drop(s.services, ({ name }) => name === theService(ask).name);
    case 'communication email list':
      return s.emails;
    case 'communication email create':
      return put(s.emails, {
        id: `${provider}/EmailServices/${ask.option('--name')}`,
        name: ask.option('--name'),
        dataLocation: ask.option('--data-location'),
        domains: [],
      });
    case 'communication email delete':
      if (theEmail(ask).domains.length > 0)
        throw new AzureError('(Conflict) the email service still has domains');
      return drop(s.emails, ({ name }) => name === ask.option('--name'));
    case 'communication email domain list':
      return theEmail(ask).domains.map((domain) => describe(domain, s.nested));
    case 'communication email domain show':
      return describe(theDomain(ask), s.nested);
    case 'communication email domain create': {
      const management = ask.option('--domain-management');
      const first = management === 'AzureManaged' ? 'Verified' : 'NotStarted';
      return put(theEmail(ask).domains, {
        // Azure's spelling of an id differs in case from one place to another.
        id: `${theEmail(ask).id}/domains/${ask.option('--domain-name')}`.toLowerCase(),
        name: ask.option('--domain-name'),
        management,
        status: { Domain: first, SPF: first, DKIM: first, DKIM2: first },
        senders: [],
      });
    }
    case 'communication email domain initiate-verification': {
      const { status } = theDomain(ask);
      const kind = ask.option('--verification-type');
      if (kind !== 'Domain' && status['Domain'] !== 'Verified')
        throw new AzureError('(BadRequest) verify Domain first');
      status[kind] = 'VerificationRequested';
      return undefined;
    }
    case 'communication email domain delete': {
      const { id } = theDomain(ask);
      if (s.services.some(({ linkedDomains }) => linkedDomains.includes(id)))
        throw new AzureError('(Conflict) the domain is still linked');
      return drop(theEmail(ask).domains, (domain) => domain.id === id);
    }
    case 'communication email domain sender-username list':
      return theDomain(ask).senders;
    case 'communication email domain sender-username create': {
      const name = ask.option('--sender-username');
      if (name !== ask.option('--username')) throw new AzureError('(BadRequest) the two names must be equal');
      if (!s.quotaRaised) throw new AzureError('(BadRequest) not allowed with default sending limits');
      return put(theDomain(ask).senders, { name, username: name, displayName: ask.option('--display-name') });
    }
    case 'communication smtp-username list': {
      const { usernames } = theService(ask);
      return usernames.map(({ name, ...properties }) =>
        s.nested ? { name, properties } : { name, ...properties },
      );
    }
    default: {
      const service = theService(ask);
      const [name, username, appId] = [
        ask.option('--smtp-username'),
        ask.option('--username'),
        ask.option('--entra-application-id'),
      ];
      if (!/^[a-zA-Z0-9-]{1,253}$/.test(name) || name === username)
        throw new AzureError('(BadRequest) resource name');
      const principal = s.principals.find((each) => each.appId === appId);
      if (
        !s.assignments.some(({ principalId, scope }) => principalId === principal?.id && scope === service.id)
      )
        throw new AzureError('(BadRequest) the application has no role on this resource');
      return put(service.usernames, {
        name,
        username,
        entraApplicationId: appId,
        tenantId: ask.option('--tenant-id'),
      });
    }
  }
}

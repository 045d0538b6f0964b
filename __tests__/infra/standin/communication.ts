import { type Ask, AzureError, drop, need, put } from './ask.ts';
import { apiVersion, wrongProperties } from './model.ts';
import type { Domain, State } from './state.ts';

const host = 'https://management.azure.com';

export function theGroup(ask: Ask) {
  return need(
    ask.state.groups.find(({ name }) => name === ask.option('--resource-group')),
    'resource group',
  );
}

/** A request of `az rest` about Microsoft.Communication, taken apart. */
interface Request {
  method: string;
  /** Without host and query. */
  id: string;
  /** `Microsoft.Communication/emailServices/domains` and so on. */
  type: string;
  /** From the outermost to the innermost; a collection has one name less than kinds. */
  names: string[];
  collection: boolean;
  action?: string;
  page: number;
  body: { location?: string; properties?: Record<string, unknown>; verificationType?: string };
}

function readRequest(ask: Ask): Request {
  const url = new URL(ask.option('--url'), host);
  if (url.origin !== host || url.searchParams.get('api-version') !== apiVersion)
    throw new AzureError(`(NoRegisteredProviderFound) ${url.href}`);
  const [group = '', path = ''] = url.pathname.split('/providers/Microsoft.Communication/');
  need(
    ask.state.groups.find(({ id }) => id === group),
    'resource group',
  );
  const parts = path.split('/').map(decodeURIComponent);
  const action = parts.at(-1) === 'initiateVerification' ? parts.pop() : undefined;
  const kinds = parts.filter((_, index) => index % 2 === 0);
  return {
    method: ask.option('--method'),
    id: action ? url.pathname.slice(0, -action.length - 1) : url.pathname,
    // Azure's spelling of an id differs in case from one place to another.
    type: ['Microsoft.Communication', ...kinds.map((kind) => kind[0]?.toLowerCase() + kind.slice(1))].join(
      '/',
    ),
    names: parts.filter((_, index) => index % 2 === 1),
    collection: parts.length % 2 === 1,
    ...(action && { action }),
    page: Number(url.searchParams.get('page') ?? 0),
    body: JSON.parse(ask.option('--body') || '{}'),
  };
}

/** Answers `az rest` as the resource provider Microsoft.Communication would. */
export function askCommunication(ask: Ask): unknown {
  const request = readRequest(ask);
  const { state } = ask;
  if (!state.registered) throw new AzureError('(MissingSubscriptionRegistration) Microsoft.Communication');
  const busy = state.pending.find(
    (id) => `${request.id}/`.startsWith(`${id}/`) || id.startsWith(`${request.id}/`),
  );
  if (busy && request.method !== 'get') throw new AzureError(`(Conflict) ${busy} is still being worked on`);
  if (request.method === 'put') checkBody(request);
  const answer = answerRequest(request, state);
  if (!request.collection) return answer;
  // One resource a page, so that whoever reads the first page only sees too little.
  const all = answer as unknown[];
  const next = `${host}${request.id}?api-version=${apiVersion}&page=${request.page + 1}`;
  return {
    value: all.slice(request.page, request.page + 1),
    ...(request.page + 1 < all.length && { nextLink: next }),
  };
}

/** `az resource wait`: what was begun is done afterwards. */
export function askWait(ask: Ask): undefined {
  if (!ask.state.pending.includes(ask.option('--ids')))
    throw new AzureError(`would wait in vain for ${ask.option('--ids')}`);
  drop(ask.state.pending, (id) => id === ask.option('--ids'));
}

function checkBody({ type, names, body }: Request): void {
  const given = [
    ...Object.keys(body).filter((name) => name !== 'properties'),
    ...Object.keys(body.properties ?? {}).map((name) => `properties.${name}`),
  ];
  const wrong = wrongProperties(type, given);
  if (wrong.length > 0) throw new AzureError(`(InvalidRequestContent) ${type}: ${wrong.join(', ')}`);
  if (!/^[-\w.@]+$/.test(names.at(-1) ?? '')) throw new AzureError(`(InvalidResourceName) ${names.at(-1)}`);
}

function answerRequest(request: Request, state: State): unknown {
  switch (request.type) {
    case 'Microsoft.Communication/emailServices':
      return answerEmail(request, state);
    case 'Microsoft.Communication/emailServices/domains':
      return answerDomain(request, state);
    case 'Microsoft.Communication/emailServices/domains/senderUsernames':
      return answerSender(request, state);
    case 'Microsoft.Communication/communicationServices':
      return answerService(request, state);
    case 'Microsoft.Communication/communicationServices/smtpUsernames':
      return answerUsername(request, state);
    default:
      throw new AzureError(`(InvalidResourceType) ${request.type}`);
  }
}

function emailOf({ names }: Request, state: State) {
  return need(
    state.emails.find(({ name }) => name === names[0]),
    'email service',
  );
}

function domainOf(request: Request, state: State) {
  return need(
    emailOf(request, state).domains.find(({ name }) => name === request.names[1]),
    'domain',
  );
}

function serviceOf({ names }: Request, state: State) {
  return need(
    state.services.find(({ name }) => name === names[0]),
    'communication service',
  );
}

const text = (value: unknown) => String(value ?? '');

function answerEmail(request: Request, state: State): unknown {
  const { method, id, names, body, collection } = request;
  const view = (email: State['emails'][number]) => ({ id: email.id, name: email.name, properties: {} });
  if (collection) return state.emails.map(view);
  if (method === 'put') {
    state.pending.push(id);
    const dataLocation = text(body.properties?.['dataLocation']);
    return view(put(state.emails, { id, name: text(names[0]), dataLocation, domains: [] }));
  }
  const email = emailOf(request, state);
  if (email.domains.length > 0)
    throw new AzureError('(Conflict) Cannot delete resource while nested resources exist');
  state.pending.push(id);
  return drop(state.emails, ({ name }) => name === email.name);
}

function describeDomain(domain: Domain) {
  const record = (type: string, value: string) => ({ type, name: domain.name, ttl: 3600, value });
  const managed = domain.management === 'AzureManaged';
  return {
    id: domain.id,
    name: domain.name,
    properties: {
      domainManagement: domain.management,
      mailFromSenderDomain: managed ? `${'a'.repeat(8)}.azurecomm.net` : domain.name,
      verificationRecords: {
        Domain: record('TXT', 'ms-domain-verification=1'),
        SPF: record('TXT', 'v=spf1 include:spf.protection.outlook.com -all'),
        DKIM: record('CNAME', 'selector1-azurecomm-prod-net._domainkey.azurecomm.net'),
        DKIM2: record('CNAME', 'selector2-azurecomm-prod-net._domainkey.azurecomm.net'),
      },
      verificationStates: Object.fromEntries(
        Object.entries(domain.status).map(([kind, status]) => [kind, { status, errorCode: null }]),
      ),
    },
  };
}

function answerDomain(request: Request, state: State): unknown {
  const { method, id, names, body, collection, action } = request;
  const { domains } = emailOf(request, state);
  if (collection) return domains.map(describeDomain);
  if (method === 'put') {
    state.pending.push(id);
    const management = text(body.properties?.['domainManagement']);
    if ((names[1] === 'AzureManagedDomain') !== (management === 'AzureManaged'))
      throw new AzureError('(BadRequest) domainManagement');
    const first = management === 'AzureManaged' ? 'Verified' : 'NotStarted';
    const status = { Domain: first, SPF: first, DKIM: first, DKIM2: first };
    return describeDomain(put(domains, { id, name: text(names[1]), management, status, senders: [] }));
  }
  const domain = domainOf(request, state);
  if (method === 'get') return describeDomain(domain);
  if (action) {
    const kind = text(body.verificationType);
    if (domain.status[kind] === undefined) throw new AzureError(`(BadRequest) verificationType ${kind}`);
    if (kind !== 'Domain' && domain.status['Domain'] !== 'Verified')
      throw new AzureError('(BadRequest) verify Domain first');
    domain.status[kind] = 'VerificationRequested';
    return undefined;
  }
  if (isLinked(state, domain.id)) throw new AzureError('(Conflict) the domain is still linked');
  state.pending.push(id);
  return drop(domains, ({ name }) => name === domain.name);
}

function isLinked(state: State, domainId: string): boolean {
  return state.services.some(({ linkedDomains }) =>
    linkedDomains.some((linked) => linked.toLowerCase() === domainId.toLowerCase()),
  );
}

function answerSender(request: Request, state: State): unknown {
  const { id, names, body, collection } = request;
  const { senders } = domainOf(request, state);
  if (collection) return senders.map(({ name, ...properties }) => ({ name, properties }));
  const { username, displayName } = body.properties ?? {};
  if (names[2] !== username) throw new AzureError('(BadRequest) the two names must be equal');
  if (!state.quotaRaised) throw new AzureError('(BadRequest) not allowed with default sending limits');
  state.pending.push(id);
  return put(senders, { name: text(names[2]), username: text(username), displayName: text(displayName) });
}

function answerService(request: Request, state: State): unknown {
  const { method, id, names, body, collection } = request;
  const view = ({ linkedDomains, ...service }: State['services'][number]) => ({
    id: service.id,
    name: service.name,
    properties: { linkedDomains },
  });
  if (collection) return state.services.map(view);
  if (method === 'put') {
    state.pending.push(id);
    const dataLocation = text(body.properties?.['dataLocation']);
    const fresh = { id, name: text(names[0]), dataLocation, linkedDomains: [], usernames: [] };
    return view(put(state.services, fresh));
  }
  const service = serviceOf(request, state);
  if (method === 'get') return view(service);
  if (method === 'patch') {
    const wanted = body.properties?.['linkedDomains'] as string[];
    const all = state.emails.flatMap(({ domains }) => domains);
    for (const wantedId of wanted) {
      const domain = need(
        all.find((each) => each.id.toLowerCase() === wantedId.toLowerCase()),
        'linked domain',
      );
      if (Object.values(domain.status).some((status) => status !== 'Verified'))
        throw new AzureError('(DomainValidationError) The domain is not verified');
    }
    // Azure's spelling of an id differs in case from one place to another.
    service.linkedDomains = wanted.map((each) => each.toLowerCase());
    return view(service);
  }
  state.pending.push(id);
  return drop(state.services, ({ name }) => name === service.name);
}

function answerUsername(request: Request, state: State): unknown {
  const { id, names, body, collection } = request;
  const service = serviceOf(request, state);
  if (collection) return service.usernames.map(({ name, ...properties }) => ({ name, properties }));
  const name = text(names[1]);
  const username = text(body.properties?.['username']);
  const entraApplicationId = text(body.properties?.['entraApplicationId']);
  if (!/^[a-zA-Z0-9-]{1,253}$/.test(name) || name === username)
    throw new AzureError('(BadRequest) resource name');
  const principal = state.principals.find(({ appId }) => appId === entraApplicationId);
  const roles = state.assignments.filter(
    ({ principalId, scope }) => principalId === principal?.id && scope === service.id,
  );
  if (roles.length === 0 || state.roleDelay > 0) {
    state.roleDelay = Math.max(0, state.roleDelay - 1);
    throw new AzureError('(BadRequest) the application has no role on this resource');
  }
  const [, domain] = username.split('@');
  if (domain !== undefined && !service.linkedDomains.some((each) => each.endsWith(`/domains/${domain}`)))
    throw new AzureError('(BadRequest) the domain of the username is not one of the linked domains');
  state.pending.push(id);
  return put(service.usernames, {
    name,
    username,
    entraApplicationId,
    tenantId: text(body.properties?.['tenantId']),
  });
}

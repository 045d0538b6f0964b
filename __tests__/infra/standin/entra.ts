import { type Ask, AzureError, drop, need } from './ask.ts';
import { theGroup } from './communication.ts';
import { nextGuid, secretPrefix, subscription, tenantId } from './state.ts';

const roles = `${subscription}/providers/Microsoft.Authorization/roleDefinitions/`;

function theApp(ask: Ask) {
  return need(
    ask.state.apps.find(({ appId }) => appId === ask.option('--id')),
    'application',
  );
}

/** Answers `az ad` and `az role`. */
export function askEntra(ask: Ask): unknown {
  const { state: s, words } = ask;
  switch (words) {
    case 'ad app list':
      return s.apps.filter(({ displayName }) => displayName.startsWith(ask.option('--display-name')));
    case 'ad app create': {
      const app = {
        appId: nextGuid(s),
        displayName: ask.option('--display-name'),
        credentials: [],
        federated: [],
      };
      s.apps.push(app);
      return app;
    }
    case 'ad app delete':
      drop(s.principals, ({ appId }) => appId === theApp(ask).appId);
      return drop(s.apps, ({ appId }) => appId === ask.option('--id'));
    case 'ad app credential list':
      return theApp(ask).credentials.map(({ password, ...shown }) => ({
        ...shown,
        hint: password.slice(0, 3),
      }));
    case 'ad app credential reset': {
      const app = theApp(ask);
      const keyId = nextGuid(s);
      const password = `${secretPrefix}${keyId.slice(-4)}~${'x'.repeat(32)}`;
      const startDateTime = new Date(Date.UTC(2026, 0, 1) + s.counter * 1000).toISOString();
      if (!ask.has('--append')) app.credentials = [];
      const endDateTime = `${ask.option('--end-date')}T00:00:00Z`;
      app.credentials.push({
        keyId,
        displayName: ask.option('--display-name'),
        startDateTime,
        endDateTime,
        password,
      });
      return { appId: app.appId, password, tenant: tenantId };
    }
    case 'ad app credential delete':
      return drop(theApp(ask).credentials, ({ keyId }) => keyId === ask.option('--key-id'));
    case 'ad app federated-credential list':
      return theApp(ask).federated;
    case 'ad app federated-credential create': {
      const credential = JSON.parse(ask.option('--parameters'));
      if (!/^[A-Za-z0-9][-\w]{2,119}$/.test(credential.name))
        throw new AzureError('(Request_BadRequest) name');
      theApp(ask).federated.push(credential);
      return credential;
    }
    case 'ad sp list':
      return s.principals.filter(({ appId }) => ask.option('--filter') === `appId eq '${appId}'`);
    case 'ad sp create': {
      if (s.replicationDelay > 0) {
        s.replicationDelay -= 1;
        throw new AzureError('(Request_BadRequest) The appId does not reference a valid application object');
      }
      const principal = { id: nextGuid(s), appId: theApp(ask).appId };
      s.principals.push(principal);
      return principal;
    }
    case 'role definition list':
      return s.roles.filter(
        ({ roleName, scopes }) => roleName === ask.option('--name') && scopes.includes(theGroup(ask).id),
      );
    case 'role definition create':
    case 'role definition update': {
      const definition = JSON.parse(ask.option('--role-definition'));
      const known = s.roles.find(({ roleName }) => roleName === definition.Name);
      if ((words === 'role definition update') !== Boolean(known))
        throw new AzureError('(RoleDefinition) name');
      const role = known ?? {
        id: '',
        name: nextGuid(s),
        roleName: definition.Name,
        permissions: [],
        scopes: [],
      };
      role.id = roles + role.name;
      role.permissions = [{ actions: definition.Actions }];
      role.scopes = definition.AssignableScopes;
      if (!known) s.roles.push(role);
      return role;
    }
    case 'role definition delete':
      if (
        s.assignments.some(
          (each) =>
            each.roleDefinitionId === s.roles.find(({ roleName }) => roleName === ask.option('--name'))?.id,
        )
      )
        throw new AzureError('(RoleDefinitionHasAssignments)');
      return drop(s.roles, ({ roleName }) => roleName === ask.option('--name'));
    case 'role assignment list':
      return s.assignments.filter(({ scope }) => scope === ask.option('--scope'));
    case 'role assignment create': {
      const role = ask.option('--role');
      const roleDefinitionId = role.startsWith('/') ? role : roles + role;
      need(
        s.principals.find(({ id }) => id === ask.option('--assignee-object-id')),
        'principal',
      );
      const scope = ask.option('--scope');
      const id = `${scope}/providers/Microsoft.Authorization/roleAssignments/${nextGuid(s)}`;
      const assignment = { id, principalId: ask.option('--assignee-object-id'), roleDefinitionId, scope };
      s.assignments.push(assignment);
      return assignment;
    }
    default:
      return drop(s.assignments, ({ id }) => id === ask.option('--ids'));
  }
}

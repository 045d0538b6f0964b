export const id = 380;
export const ids = [380];
export const modules = {

/***/ 380:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ASSERTION_AUDIENCE: () => (/* reexport */ ASSERTION_AUDIENCE),
  diagnoseSignIn: () => (/* reexport */ diagnoseSignIn),
  explainTokenError: () => (/* reexport */ explainTokenError),
  requestToken: () => (/* reexport */ requestToken)
});

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
;// CONCATENATED MODULE: ./src/entra/az-commands.ts
function quoteForShell(value) {
    return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}
const ROLE = 'Communication and Email Service Owner';
const RESOURCE_TYPE = 'Microsoft.Communication/CommunicationServices';
const RESOURCE_ID = `"$(az resource list --name <acs-resource> --resource-type ${RESOURCE_TYPE} --query "[0].id" -o tsv)"`;
const listTenants = 'az account list --query "[].{subscription:name,tenantId:tenantId}" -o table';
const showCloud = 'az cloud show --query endpoints.activeDirectory -o tsv';
const showApp = `az ad app show --id <client-id> --query "{name:displayName,clientId:appId}"`;
const listOwnApps = 'az ad app list --show-mine --query "[].{name:displayName,clientId:appId}" -o table';
const listSecrets = `az ad app credential list --id <client-id> --query "[].{name:displayName,secretId:keyId,startsWith:hint,expires:endDateTime}" -o table`;
const addSecret = `az ad app credential reset --id <client-id> --append --display-name github --query password -o tsv`;
const showServicePrincipal = `az ad sp show --id <client-id> --query "{objectId:id,enabled:accountEnabled,disabledByMicrosoft:disabledByMicrosoftStatus}"`;
const addServicePrincipal = `az ad sp create --id <client-id>`;
const enableServicePrincipal = `az ad sp update --id <client-id> --set accountEnabled=true`;
const listRoles = `az role assignment list --assignee <client-id> --scope ${RESOURCE_ID} --include-inherited --query "[].{role:roleDefinitionName,scope:scope}" -o table`;
const addRole = `az role assignment create --assignee-object-id "$(az ad sp show --id <client-id> --query id -o tsv)" --assignee-principal-type ServicePrincipal --role "${ROLE}" --scope ${RESOURCE_ID}`;
const listResources = `az resource list --resource-type ${RESOURCE_TYPE} --query "[].{name:name,group:resourceGroup}" -o table`;
const EXCHANGE = '00000002-0000-0ff1-ce00-000000000000';
const showExchange = `az ad sp show --id ${EXCHANGE} --query "{enabled:accountEnabled}"`;
const addPermission = (role) => `az ad app permission add --id <client-id> --api ${EXCHANGE} --api-permissions "$(az ad sp show --id ${EXCHANGE} --query "appRoles[?value=='${role}'].id" -o tsv)=Role"`;
const addMailSend = addPermission('Mail.Send');
const addSmtpSendAsApp = addPermission('SMTP.SendAsApp');
const consent = 'az ad app permission admin-consent --id <client-id>';
const showObjectId = 'az ad sp show --id <client-id> --query id -o tsv';
const registerProvider = 'az provider register --namespace Microsoft.Communication';
const listSmtpUsernames = `az communication smtp-username list --resource-group <resource-group> --comm-service-name <acs-resource> -o table`;
const addSmtpUsername = `az communication smtp-username create --resource-group <resource-group> --comm-service-name <acs-resource> --smtp-username <name-of-the-entry> --username <smtp-username> --entra-application-id <client-id> --tenant-id <tenant-id>`;
const listFederatedCredentials = `az ad app federated-credential list --id <client-id> --query "[].{name:name,issuer:issuer,subject:subject,audiences:audiences}"`;
function addFederatedCredential(trust) {
    const parameters = {
        name: nameCredential(trust.subject),
        issuer: trust.issuer,
        subject: trust.subject,
        audiences: [trust.audience],
    };
    return `az ad app federated-credential create --id <client-id> --parameters ${quoteForShell(JSON.stringify(parameters))}`;
}
function nameCredential(subject) {
    const slug = subject.replace(/[^a-zA-Z0-9]+/g, '-').replace(/^-|-$/g, '');
    return `github-${slug || 'actions'}`.slice(0, 120).replace(/-$/, '');
}

// EXTERNAL MODULE: ./src/entra/claims.ts
var entra_claims = __webpack_require__(7060);
;// CONCATENATED MODULE: ./src/entra/federation.ts

function listMismatches(code, claims) {
    const causes = [];
    if (code === 70025)
        causes.push('The app has no federated credential at all.');
    if (code === 700211)
        causes.push(`No federated credential of the app has the issuer ${shown(claims?.issuer)}.`);
    if (code === 700212) {
        causes.push(`No federated credential of the app has the audience ${shown(claims?.audience)}.`);
    }
    if (code === 7002138) {
        causes.push('A federated credential has this subject in other letter case; the case has to be the same.');
    }
    if (code === 70021 || code === 700213) {
        causes.push(`No federated credential of the app has the subject ${shown(claims?.subject)}.`);
    }
    const kind = subjectKind(claims?.subject ?? '');
    if (kind && code !== 700211 && code !== 700212)
        causes.push(kind);
    if (hasNumericIds(claims?.subject ?? '')) {
        causes.push('The subject holds the numeric ids of owner and repository, as GitHub writes it for repositories made or renamed since July 2026; a credential made for the form without ids does not match.');
    }
    causes.push('client-id is that of another app, or the credential was made less than a minute ago.');
    return causes;
}
function remedyMismatch(claims) {
    const compare = `Show what the app trusts and compare letter by letter: ${listFederatedCredentials}`;
    if (!claims)
        return [compare];
    return [
        `Compare with what GitHub presented: issuer ${claims.issuer}, audience ${claims.audience}, subject ${claims.subject}`,
        compare,
        `Register it (in PowerShell put the JSON into a file and give its name): ${addFederatedCredential(claims)}`,
    ];
}
function shown(claim) {
    return claim ?? 'that the token has';
}
function subjectKind(subject) {
    if (subject.includes(':environment:')) {
        return 'The job uses an environment, so the subject names that environment and not the branch.';
    }
    if (subject.endsWith(':pull_request')) {
        return 'The run belongs to a pull request, so the subject names no branch.';
    }
    if (subject.includes(':ref:refs/tags/')) {
        return 'The run belongs to a tag, and a credential for a branch does not cover tags.';
    }
    if (subject.includes(':ref:refs/heads/')) {
        return 'The run belongs to a branch, and every branch needs a federated credential of its own.';
    }
    return undefined;
}
function hasNumericIds(subject) {
    return /^repo:[^/:]+@\d+\/[^:]+@\d+:/.test(subject);
}

;// CONCATENATED MODULE: ./src/entra/aadsts.ts


const FAULTS = [
    {
        codes: [7000215, 70002],
        title: 'Microsoft Entra ID does not know this client secret',
        causes: [
            "The Secret ID was pasted instead of the secret's Value.",
            'The secret was deleted, or cut short or changed when it was copied.',
            'The secret belongs to another app than client-id.',
        ],
        remedies: [
            `See which secrets the app has and what they start with: ${listSecrets}`,
            `Create a new secret, keeping the others, and store what this prints as client-secret: ${addSecret}`,
        ],
        anchor: 'entra-wrong-secret',
    },
    {
        codes: [7000222],
        title: 'The client secret has expired',
        causes: [
            'The portal lets a client secret live for two years at most, and az for one year unless told otherwise.',
        ],
        remedies: [
            `See when the secrets of the app end: ${listSecrets}`,
            `Create a new secret, keeping the others, and store what this prints as client-secret: ${addSecret}`,
            'Or do away with secrets: register a federated credential and sign in with auth oidc.',
        ],
        anchor: 'entra-expired-secret',
    },
    {
        codes: [700016, 700011],
        title: 'The app (client-id) is not known in this tenant',
        causes: [
            'client-id is not the Application (client) ID; a common slip is the Object ID.',
            'tenant-id is that of another tenant than the one that the app is registered in.',
            'The app was deleted.',
        ],
        remedies: [
            `See whether the app exists in the tenant that az is signed in to: ${showApp}`,
            `See which tenant that is: ${listTenants}`,
            `Find the right client-id among your own apps: ${listOwnApps}`,
        ],
        anchor: 'entra-app-not-found',
    },
    {
        codes: [7000229],
        title: 'The app has no service principal in this tenant',
        causes: [
            'The app registration was made by az, Terraform or Graph, which make no service principal with it.',
        ],
        remedies: (_claims, { role }) => [
            `See whether it has one: ${showServicePrincipal}`,
            `Make it: ${addServicePrincipal}`,
            role === undefined
                ? `Then give it the role: ${addRole}`
                : `Then give it the permission: ${role === 'Mail.Send' ? addMailSend : addSmtpSendAsApp}`,
        ],
        anchor: 'entra-no-service-principal',
    },
    {
        codes: [7000112, 70001],
        title: 'The app is disabled',
        causes: ['An administrator, or Microsoft, has disabled the app or its service principal.'],
        remedies: [
            `See its state, and whether Microsoft disabled it: ${showServicePrincipal}`,
            `Enable it, after asking who disabled it and why: ${enableServicePrincipal}`,
        ],
        anchor: 'entra-app-disabled',
    },
    {
        codes: [90002, 900023],
        title: 'There is no such tenant (tenant-id)',
        causes: [
            'tenant-id is not the Directory (tenant) ID; a common slip is the subscription id.',
            'The tenant belongs to another cloud, such as US Government or China.',
        ],
        remedies: [
            `See the tenant of each of your subscriptions: ${listTenants}`,
            `See which sign-in host your cloud has, and set AZURE_AUTHORITY_HOST if it is not login.microsoftonline.com: ${showCloud}`,
        ],
        anchor: 'entra-tenant-not-found',
    },
    {
        codes: [90038, 900382, 900432],
        title: 'The tenant belongs to another Microsoft cloud',
        causes: ['The sign-in host is that of another cloud than the one that the tenant is in.'],
        remedies: [`See which sign-in host your cloud has, and set AZURE_AUTHORITY_HOST to it: ${showCloud}`],
        anchor: 'entra-other-cloud',
    },
    {
        codes: [70021, 70025, 700211, 700212, 700213, 7002138],
        title: 'No federated credential of the app matches the token of this run',
        causes: (claims, code) => listMismatches(code, claims),
        remedies: remedyMismatch,
        anchor: 'entra-no-federated-credential',
    },
    {
        codes: [700223, 700238],
        title: 'The tenant does not allow federated credentials from this issuer',
        causes: ['A policy of the tenant restricts workload identity federation.'],
        remedies: (claims) => [
            `Ask the administrators of the tenant to allow the issuer ${claims?.issuer ?? 'https://token.actions.githubusercontent.com'}, or use a client secret.`,
        ],
        anchor: 'entra-federation-blocked',
    },
    {
        codes: [700024, 700027, 50013, 500133, 50027, 900384],
        title: 'Entra does not accept the token that GitHub gave to this run',
        causes: [
            'The token was no longer, or not yet, valid: it lives for some minutes, and the clock of a self-hosted runner may be wrong.',
            'The token was not signed by the issuer that it names.',
        ],
        remedies: [
            'Run the step again; every run gets a new token.',
            'On a self-hosted runner, check the clock: date -u',
        ],
        anchor: 'entra-assertion-refused',
    },
    {
        codes: [53003, 530032, 530035, 50131],
        title: 'A Conditional Access or security policy of the tenant blocks this sign-in',
        causes: [
            'A Conditional Access policy for workload identities covers the app; GitHub-hosted runners have changing addresses, so a policy by location blocks them.',
        ],
        remedies: [
            `Look up the app: ${showServicePrincipal}`,
            'In the Entra admin center, open Sign-in logs, then Service principal sign-ins, find the sign-in by its correlation id, and see on its Conditional Access page which policy blocked it.',
            'Ask the administrators to exclude the app from it, or run the job on a runner with an address that the policy allows.',
        ],
        anchor: 'entra-conditional-access',
    },
    {
        codes: [500011, 50001, 70011, 28002, 650052],
        title: ({ resource }) => `${resource} is not known in this tenant`,
        causes: (_claims, _code, { role }) => role === undefined
            ? [
                'tenant-id is that of another tenant than the one that the Communication Services resource is in.',
                'The resource provider is not registered in any subscription of the tenant.',
            ]
            : [
                'tenant-id is that of another tenant than the one with the mailbox, or the tenant has no Exchange Online.',
            ],
        remedies: (_claims, { role }) => [
            `See the tenant of each of your subscriptions: ${listTenants}`,
            role === undefined
                ? `Register the provider in the subscription of the resource: ${registerProvider}`
                : `See whether the tenant has Exchange Online: ${showExchange}`,
        ],
        anchor: 'entra-service-not-found',
    },
    {
        codes: [7000218],
        title: 'The token request reached Entra without a credential',
        causes: [
            'A proxy changed the request on its way, or client-secret holds nothing but characters that got lost.',
        ],
        remedies: [
            `Store the secret anew; this makes another one and prints it: ${addSecret}`,
            'Check the proxy of the runner.',
        ],
        anchor: 'entra-malformed-request',
    },
    {
        codes: [700025],
        title: 'The app is a public client, which cannot have a credential',
        causes: ['client-id is that of an app for devices or command lines, such as the Azure CLI itself.'],
        remedies: [`Find the right client-id among your own apps: ${listOwnApps}`],
        anchor: 'entra-app-not-found',
    },
    {
        codes: [90013, 90014, 900144, 90023, 9002313, 90100],
        title: 'Entra cannot read the token request',
        causes: ['client-id, tenant-id or client-secret holds characters that do not belong there.'],
        remedies: [`Copy client-id anew: ${showApp}`, `Copy tenant-id anew: ${listTenants}`],
        anchor: 'entra-malformed-request',
    },
    {
        codes: [50033, 90006, 90012, 90024, 90033, 90055, 90090],
        title: 'Microsoft Entra ID cannot give a token at the moment',
        causes: ['Microsoft Entra ID has a temporary fault, or limits the requests of the tenant.'],
        remedies: ['Run the step again in a few minutes.'],
        anchor: 'entra-busy',
        isPassing: true,
    },
];
function findFault(codes) {
    for (const code of codes) {
        const fault = FAULTS.find((each) => each.codes.includes(code));
        if (fault)
            return { fault, code };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./src/entra/explain.ts


function isPassing(refusal) {
    return (refusal.status === 429 ||
        refusal.status >= 500 ||
        refusal.error === 'temporarily_unavailable' ||
        findFault(refusal.codes)?.fault.isPassing === true);
}
function explainRefusal(refusal, target, claims) {
    const retryable = isPassing(refusal);
    const found = findFault(refusal.codes);
    const code = found?.code ?? refusal.codes[0];
    const label = code ? `AADSTS${code}` : refusal.error;
    const detail = found
        ? describeFault(found.fault, found.code, target, claims)
        : retryable
            ? describeOutage()
            : describeUnknown(code);
    return new errors/* ActionError */.lZ('token', {
        ...detail,
        title: `${detail.title} (${label})`,
        retryable,
        response: quoteEntra(refusal),
    });
}
function describeFault({ title, causes, remedies, anchor }, code, target, claims) {
    return {
        title: typeof title === 'function' ? title(target) : title,
        causes: typeof causes === 'function' ? causes(claims, code, target) : causes,
        remedies: typeof remedies === 'function' ? remedies(claims, target) : remedies,
        anchor,
    };
}
function describeOutage() {
    return {
        title: 'Microsoft Entra ID cannot give a token at the moment',
        causes: ['Microsoft Entra ID has a temporary fault, or limits the requests of the tenant.'],
        remedies: ['Run the step again in a few minutes.'],
        anchor: 'entra-busy',
    };
}
function describeUnknown(code) {
    const lookUp = `Look the code up: https://login.microsoftonline.com/error?code=${code}`;
    return {
        title: 'Microsoft Entra ID refused the token request',
        causes: ['This is not a code that the action knows; the words of Entra say more.'],
        remedies: [
            ...(code ? [lookUp] : []),
            'In the Entra admin center, open Sign-in logs, then Service principal sign-ins, and find the sign-in by its correlation id.',
        ],
        anchor: 'entra-other-code',
    };
}
function quoteEntra({ text, error, correlationId }) {
    return `${text || error}${correlationId ? ` [correlation id ${correlationId}]` : ''}`;
}

;// CONCATENATED MODULE: ./src/entra/mailbox-refusal.ts

function explainMailboxRefusal(service, roles) {
    return service === 'hve' ? explainHve(roles) : explainExchange(roles);
}
function explainHve(roles) {
    const grant = [
        `Grant the permission: ${addMailSend}`,
        `Let an administrator consent to it: ${consent}`,
    ];
    if (roles && !roles.includes('Mail.Send')) {
        return {
            title: 'High Volume Email refused the access token: it does not hold the permission Mail.Send',
            causes: [
                'The app has no application permission Mail.Send of Office 365 Exchange Online (a common slip is the one of Microsoft Graph), or an administrator has not consented to it.',
            ],
            remedies: grant,
            anchor: 'hve-permission',
        };
    }
    return {
        title: 'High Volume Email refused the sign-in, although Microsoft Entra ID gave a token for it',
        causes: [
            'The app may not use the account: Add-HVEAppAccess was not run, ran less than five minutes ago, or was given the object id of the app registration instead of the one of the Enterprise application.',
            'from, or smtp-username, is not the address of a High Volume Email account.',
        ],
        remedies: [
            `Show the object id of the Enterprise application: ${showObjectId}`,
            'Allow it (Exchange Online PowerShell): Add-HVEAppAccess -Identity <account> -AppIds "<object id>"',
            ...(roles ? [] : grant),
        ],
        anchor: 'hve-app-access',
    };
}
function explainExchange(roles) {
    const authOn = 'Let the mailbox use SMTP AUTH (Exchange Online PowerShell): Set-CASMailbox -Identity <mailbox> -SmtpClientAuthenticationDisabled $false';
    const objectId = `Show the object id of the Enterprise application: ${showObjectId}`;
    const register = 'Register the app (Exchange Online PowerShell): New-ServicePrincipal -AppId <client-id> -ObjectId <object id> -DisplayName "GitHub build mail"';
    if (roles?.includes('SMTP.SendAsApp')) {
        return {
            title: 'Exchange Online refused the sign-in, although the token holds the permission SMTP.SendAsApp',
            causes: [
                'The app is not registered in Exchange Online, or with the object id of the app registration instead of the one of the Enterprise application.',
                'The app has no FullAccess on the mailbox. The permission SMTP.SendAsApp makes Exchange Online ask for it, also where a role of RBAC for Applications covers the mailbox.',
                'SMTP AUTH is off for the mailbox.',
            ],
            remedies: [
                objectId,
                register,
                'Give the right: Add-MailboxPermission -Identity <mailbox> -User <object id> -AccessRights FullAccess',
                authOn,
            ],
            anchor: 'exchange-mailbox-right',
        };
    }
    return {
        title: 'Exchange Online refused the sign-in, although Microsoft Entra ID gave a token for it',
        causes: [
            'The app has neither a role of RBAC for Applications that covers the mailbox nor the permission SMTP.SendAsApp with consent: the token does not hold the permission.',
            'The role was assigned less than two hours ago, or the mailbox is outside of its scope.',
            'SMTP AUTH is off for the mailbox.',
        ],
        remedies: [
            'See whether a role covers the mailbox (Exchange Online PowerShell): Test-ServicePrincipalAuthorization -Identity <client-id> -Resource <mailbox>',
            'Give the role: New-ManagementRoleAssignment -Name "Build mail" -Role "Application SMTP.SendAsApp" -App <client-id> -CustomResourceScope <scope>',
            `Or grant the permission: ${addSmtpSendAsApp}`,
            `and let an administrator consent to it: ${consent}`,
            authOn,
        ],
        anchor: 'exchange-permission',
    };
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./src/entra/authority.ts
var authority = __webpack_require__(6725);
;// CONCATENATED MODULE: ./src/entra/refusal.ts

const MAX_TEXT = 500;
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
function readRefusal(status, body, hide) {
    if (typeof body !== 'object' || body === null || !('error' in body))
        return undefined;
    const fields = { ...body };
    const error = fields['error'];
    if (typeof error !== 'string' || !/^[a-z_]{1,64}$/.test(error))
        return undefined;
    const description = typeof fields['error_description'] === 'string' ? fields['error_description'] : '';
    const correlationId = guidOf(fields['correlation_id']);
    return {
        status,
        error: hide(error),
        codes: readCodes(description, fields['error_codes']),
        text: hide((0,entra_claims/* tidyText */.qV)(firstPart(hide(description)), MAX_TEXT)),
        ...(correlationId && { correlationId: hide(correlationId) }),
    };
}
function firstPart(description) {
    return description.slice(0, 16_384).split(/[\r\n]|\s(?:Trace ID|Correlation ID|Timestamp):/)[0] ?? '';
}
function readCodes(description, listed) {
    const codes = new Set();
    const opening = /^AADSTS(\d{5,8})\b/.exec(description)?.[1];
    if (opening)
        codes.add(Number(opening));
    for (const code of Array.isArray(listed) ? listed.slice(0, 10) : []) {
        if (Number.isSafeInteger(code) && code > 0)
            codes.add(code);
    }
    return [...codes];
}
function guidOf(value) {
    return typeof value === 'string' && GUID.test(value) ? value : undefined;
}

// EXTERNAL MODULE: ./src/proxy.ts
var proxy = __webpack_require__(8903);
;// CONCATENATED MODULE: ./src/entra/token-endpoint.ts


const TIMEOUT_MS = 20_000;
const MAX_BODY_BYTES = 128 * 1024;
const TIMEOUT_CODES = new Set([
    'ETIMEDOUT',
    'UND_ERR_CONNECT_TIMEOUT',
    'UND_ERR_HEADERS_TIMEOUT',
    'UND_ERR_BODY_TIMEOUT',
]);
async function postForm(url, form, signal) {
    const limit = AbortSignal.timeout(TIMEOUT_MS);
    try {
        const fetch = await (0,proxy/* fetchThroughProxy */.G)(url.href);
        const response = await fetch(url, {
            method: 'POST',
            headers: { accept: 'application/json' },
            body: form,
            redirect: 'manual',
            signal: AbortSignal.any([signal, limit]),
        });
        if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
            await response.body?.cancel();
            throw refuseRedirect(url);
        }
        const retryAfterMs = readRetryAfter(response.headers.get('retry-after'));
        return {
            status: response.status,
            body: await readBody(response, url),
            retryAfterMs,
        };
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.lZ)
            throw error;
        if (signal.aborted)
            throw explainEnd(signal.reason, url);
        if (limit.aborted)
            throw explainTimeout(url, `within ${TIMEOUT_MS / 1000} seconds`);
        throw explainNetwork(error, url);
    }
}
async function readBody(response, url) {
    const chunks = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
        size += chunk.byteLength;
        if (size > MAX_BODY_BYTES) {
            throw new errors/* ActionError */.lZ('token', {
                title: `The answer of ${url.host} is too long to be a token (more than ${MAX_BODY_BYTES / 1024} KiB)`,
                causes: ['The host is not a sign-in host of Microsoft, or a proxy answered in its place.'],
                remedies: ['Check AZURE_AUTHORITY_HOST, and the proxy of the runner.'],
                anchor: 'entra-answer',
            });
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
function readRetryAfter(header) {
    if (header === null)
        return undefined;
    if (/^\d{1,6}$/.test(header))
        return Number(header) * 1000;
    const time = Date.parse(header);
    return Number.isNaN(time) ? undefined : Math.max(0, time - Date.now());
}
function refuseRedirect(url) {
    return new errors/* ActionError */.lZ('token', {
        title: `${url.host} redirects the token request, and a credential is not sent on`,
        causes: ['The host is not a sign-in host of Microsoft, or a proxy or login page answered in its place.'],
        remedies: ['Check AZURE_AUTHORITY_HOST, and the proxy of the runner.'],
        anchor: 'entra-answer',
    });
}
function explainEnd(reason, url) {
    if (reason instanceof errors/* ActionError */.lZ)
        return reason;
    return explainTimeout(url, 'before the time of this step ran out');
}
function explainTimeout(url, when) {
    return new errors/* ActionError */.lZ('timeout', {
        title: `${url.host} gave no answer to the token request ${when}`,
        causes: [
            'Microsoft Entra ID is slow at the moment.',
            'A firewall of the runner swallows connections to the host.',
        ],
        remedies: [
            'Run the step again; give it a larger timeout if this one is short.',
            `On a self-hosted runner, allow https (port ${url.port || 443}) to ${url.host}.`,
        ],
        anchor: 'entra-unreachable',
        retryable: true,
    });
}
function explainNetwork(error, url) {
    const code = (0,errors/* lowestCode */.AA)(error);
    if (TIMEOUT_CODES.has(code))
        return explainTimeout(url, 'in time');
    const why = code ? ` (${code})` : '';
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
        return new errors/* ActionError */.lZ('dns', {
            title: `The name ${url.hostname} cannot be resolved${why}`,
            causes: ['The name service of the runner has no answer, or AZURE_AUTHORITY_HOST names no host.'],
            remedies: ['Check the name service of the runner, and AZURE_AUTHORITY_HOST.'],
            anchor: 'entra-unreachable',
            retryable: code === 'EAI_AGAIN',
            cause: error,
        });
    }
    if (errors/* TLS_CODES */.pH.test(code)) {
        return new errors/* ActionError */.lZ('tls', {
            title: `The certificate or TLS of ${url.host} is not acceptable${why}`,
            causes: ['A proxy opens the encrypted connection, and its certificate authority is not known here.'],
            remedies: [
                "Set NODE_EXTRA_CA_CERTS in the runner's environment to a file with the certificate authority of the proxy.",
            ],
            anchor: 'entra-unreachable',
            cause: error,
        });
    }
    return new errors/* ActionError */.lZ('connect', {
        title: `The connection to ${url.host} failed${why}`,
        causes: ['The host refuses or resets connections, or a firewall or proxy of the runner does.'],
        remedies: [
            `On a self-hosted runner, allow https (port ${url.port || 443}) to ${url.host}.`,
            'If it reaches the internet by a proxy only, name the proxy in HTTPS_PROXY, and check NO_PROXY.',
        ],
        anchor: 'entra-unreachable',
        retryable: true,
        cause: error,
    });
}

;// CONCATENATED MODULE: ./src/entra/token.ts







const ASSERTION_AUDIENCE = 'api://AzureADTokenExchange';
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const TRIES = 2;
const RETRY_WAIT_MS = 1000;
const MAX_RETRY_WAIT_MS = 10_000;
const TOKEN = /^[\w.~+/-]{1,65536}=*$/;
async function requestToken(request) {
    const answer = await askForToken(request);
    if ('token' in answer)
        return answer.token;
    if ('failure' in answer)
        throw answer.failure;
    const { credential } = request;
    throw explainRefusal(answer.refusal, request.target, 'assertion' in credential ? (0,entra_claims/* readAssertionClaims */.YG)(credential.assertion) : undefined);
}
async function askForToken(request) {
    for (let tries = 1;; tries++) {
        const { answer, waitMs } = await tryOnce(request);
        if (tries === TRIES || waitMs === undefined || waitMs > MAX_RETRY_WAIT_MS)
            return answer;
        try {
            await (0,promises_.setTimeout)(waitMs, undefined, { signal: request.signal });
        }
        catch {
            return answer;
        }
    }
}
async function tryOnce(request) {
    try {
        const url = (0,authority/* tokenEndpoint */.l)(request.authorityHost, request.tenantId);
        const reply = await postForm(url, formOf(request), request.signal);
        const answer = readAnswer(reply, request, url.host);
        return {
            answer,
            ...(isWorthRetrying(reply, answer) && { waitMs: reply.retryAfterMs ?? RETRY_WAIT_MS }),
        };
    }
    catch (error) {
        const failure = error instanceof errors/* ActionError */.lZ ? error : explainBug(error);
        const isBroken = failure.kind === 'connect' || failure.kind === 'dns';
        return { answer: { failure }, ...(isBroken && failure.retryable && { waitMs: RETRY_WAIT_MS }) };
    }
}
function formOf({ clientId, credential, target }) {
    return new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        scope: target.scope,
        ...('secret' in credential
            ? { client_secret: credential.secret }
            : { client_assertion_type: ASSERTION_TYPE, client_assertion: credential.assertion }),
    });
}
function readAnswer(reply, request, host) {
    const body = parseJson(reply.body);
    if (reply.status === 200) {
        const token = readToken(body);
        return token ? { token } : { failure: explainNonsense(reply.status, host) };
    }
    const refusal = readRefusal(reply.status, body, (text) => namePlaceholders(request.scrub(text), request));
    return refusal ? { refusal } : { failure: explainNonsense(reply.status, host) };
}
function namePlaceholders(text, { clientId, tenantId }) {
    const place = (shown, value, placeholder) => value === '' ? shown : shown.replace(new RegExp(value.replace(/\W/g, '\\$&'), 'gi'), () => placeholder);
    return place(place(text, clientId, '<client-id>'), tenantId, '<tenant-id>');
}
function readToken(body) {
    if (typeof body !== 'object' || body === null)
        return undefined;
    const { access_token: value, token_type: type, expires_in: seconds } = { ...body };
    if (typeof value !== 'string' || !TOKEN.test(value))
        return undefined;
    if (typeof type !== 'string' || type.toLowerCase() !== 'bearer')
        return undefined;
    if (typeof seconds !== 'number' || !(seconds > 0 && seconds < 1e8))
        return undefined;
    return { value, expiresOn: new Date(Date.now() + seconds * 1000) };
}
function isWorthRetrying(reply, answer) {
    if (reply.status === 429 || reply.status >= 500)
        return true;
    return 'refusal' in answer && isPassing(answer.refusal);
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function explainNonsense(status, host) {
    const isBusy = status === 429 || status >= 500;
    return new errors/* ActionError */.lZ('token', {
        title: isBusy
            ? `${host} cannot give tokens at the moment (HTTP ${status})`
            : `${host} did not answer like Microsoft Entra ID (HTTP ${status})`,
        causes: isBusy
            ? ['Microsoft Entra ID has a temporary fault, or limits the requests of the tenant.']
            : ['The host is not a sign-in host of Microsoft, or a proxy or login page answered in its place.'],
        remedies: isBusy
            ? ['Run the step again in a few minutes.']
            : ['Check AZURE_AUTHORITY_HOST, and the proxy of the runner.'],
        anchor: isBusy ? 'entra-busy' : 'entra-answer',
        retryable: isBusy,
    });
}
function explainBug(error) {
    return new errors/* ActionError */.lZ('internal', {
        title: `The token request could not be made (${error instanceof Error ? error.name : typeof error})`,
    });
}

;// CONCATENATED MODULE: ./src/entra/diagnosis.ts






async function diagnoseSignIn(request) {
    const { error, clientId, tenantId, secret, authorityHost, signal, scrub } = request;
    if (error.kind !== 'auth')
        return error;
    if (!clientId || !tenantId || !secret) {
        return request.form === 'smtp-username' && secret
            ? addRemedy(error, 'Give client-id and tenant-id together with smtp-username: the action can then ask Entra which of the causes is true.')
            : error;
    }
    try {
        const answer = await askForToken({
            target: request.target,
            clientId,
            tenantId,
            credential: { secret },
            authorityHost,
            signal,
            scrub,
        });
        if ('failure' in answer)
            return addFailedCheck(error, answer.failure);
        if ('token' in answer)
            return explainAccepted(request);
        const reason = explainRefusal(answer.refusal, request.target);
        if (reason.retryable)
            return addFailedCheck(error, reason);
        return alter(error, 'auth', {
            title: reason.title,
            causes: reason.causes,
            remedies: reason.remedies,
            anchor: reason.anchor,
            response: [error.response, reason.response].filter(Boolean).join(' / Microsoft Entra ID: '),
        });
    }
    catch {
        return error;
    }
}
function explainTokenError(request) {
    const claims = (0,entra_claims/* readTokenClaims */.v4)(request.token);
    const fault = claims && findTokenFault(claims, request);
    if (fault) {
        return alter(request.error, 'auth', {
            title: `${request.service.label} refused the access token: ${fault.what}`,
            causes: [fault.cause],
            remedies: fault.remedies,
            anchor: 'token-refused',
        });
    }
    if (request.target.role !== undefined) {
        const detail = explainMailboxRefusal(request.service.name, claims?.roles);
        return alter(request.error, 'auth', detail);
    }
    const { causes, remedies } = suspects(request.form);
    const isTriple = request.form === 'triple';
    return alter(request.error, 'auth', {
        title: 'Azure refused the sign-in, although Microsoft Entra ID gave a token for it',
        causes: [
            ...(isTriple ? [NEEDS_USERNAME] : []),
            ...causes,
            ...(claims ? [describeToken(claims, request)] : []),
        ],
        remedies: [...(isTriple ? [MAKE_USERNAME] : []), ...remedies],
        anchor: 'token-refused',
    });
}
function explainAccepted({ error, form }) {
    return alter(error, 'auth', {
        ...suspects(form),
        title: 'Azure refused the sign-in, although Microsoft Entra ID accepts client-id, tenant-id and client-secret',
        anchor: form === 'triple' ? 'role-or-resource' : 'smtp-username-link',
    });
}
const NEEDS_USERNAME = 'The sign-in with a token may need an SMTP Username: Microsoft documents no other user name for it.';
const MAKE_USERNAME = `Make an SMTP Username for the app and give it as smtp-username: ${addSmtpUsername}`;
function suspects(form) {
    const roleCauses = [
        'The app has no role on the Communication Services resource: none at all, on another resource, for another object than its service principal, or given a few minutes ago and not in force yet.',
        'Its custom role lacks Microsoft.Communication/CommunicationServices/Write, which older instructions do not name.',
    ];
    const roleRemedies = [
        `See which roles the app has on the resource: ${listRoles}`,
        `Give it the role, then wait up to ten minutes: ${addRole}`,
    ];
    if (form === 'triple') {
        return {
            causes: [
                ...roleCauses,
                'acs-resource is not the name of the Communication Services resource (a common slip is the Email Communication Service, or the domain), or the resource is in another tenant.',
            ],
            remedies: [
                ...roleRemedies,
                `See the names of your Communication Services resources: ${listResources}`,
            ],
        };
    }
    return {
        causes: [
            'smtp-username is mistyped, belongs to another resource, or is linked to another app or tenant than client-id and tenant-id.',
            ...roleCauses,
        ],
        remedies: [
            `See the SMTP Usernames of the resource and the app of each: ${listSmtpUsernames}`,
            `Link one to the app: ${addSmtpUsername}`,
            ...roleRemedies,
        ],
    };
}
function findTokenFault(claims, { clientId, tenantId, now, service, target: { scope, audiences } }) {
    if (claims.expires && claims.expires <= now) {
        return {
            what: 'it has expired',
            cause: `It was valid until ${claims.expires.toISOString()}, or the clock of the runner is wrong.`,
            remedies: ['Run the step again; on a self-hosted runner, check the clock: date -u'],
        };
    }
    const { audience } = claims;
    const host = audience?.includes('://') && URL.canParse(audience) ? new URL(audience).hostname : undefined;
    if (host && !audiences.includes(host)) {
        return {
            what: `it is for ${host}`,
            cause: `A token for mail through ${service.label} has the scope ${scope}; that of another service, such as Graph, is refused.`,
            remedies: [`Ask for the token with the scope ${scope}.`],
        };
    }
    if (tenantId && claims.tenantId && !isSame(claims.tenantId, tenantId)) {
        return {
            what: 'it comes from another tenant than tenant-id',
            cause: 'The sign-in host gave a token of another tenant.',
            remedies: [`See the tenant of each of your subscriptions: ${listTenants}`],
        };
    }
    if (clientId && claims.appId && !isSame(claims.appId, clientId)) {
        return {
            what: 'it belongs to another app than client-id',
            cause: 'The token was made for another app.',
            remedies: [`See the app that client-id stands for: ${showApp}`],
        };
    }
    return undefined;
}
function describeToken(claims, { clientId, tenantId }) {
    const parts = [
        claims.audience && `for ${claims.audience}`,
        clientId && claims.appId && 'of the app client-id',
        tenantId && claims.tenantId && 'from the tenant tenant-id',
        claims.expires && `valid until ${claims.expires.toISOString()}`,
    ].filter(Boolean);
    return `The token itself looks right: it is ${parts.join(', ') || 'readable'}.`;
}
function isSame(a, b) {
    return a.toLowerCase() === b.toLowerCase();
}
function addRemedy(error, remedy) {
    return alter(error, error.kind, { title: error.title, remedies: [...error.remedies, remedy] });
}
function addFailedCheck(error, failure) {
    const note = `Microsoft Entra ID could not be asked which of these it is: ${failure.title}.`;
    return alter(error, error.kind, { title: error.title, causes: [...error.causes, note] });
}
function alter(error, kind, parts) {
    return new errors/* ActionError */.lZ(kind, {
        causes: error.causes,
        remedies: error.remedies,
        anchor: error.anchor,
        retryable: error.retryable,
        response: error.response,
        cause: error.cause,
        ...parts,
    });
}

;// CONCATENATED MODULE: ./src/entra/index.ts




/***/ })

};

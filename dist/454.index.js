export const id = 454;
export const ids = [454];
export const modules = {

/***/ 1454:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  acs: () => (/* binding */ acs)
});

// EXTERNAL MODULE: ./src/services/entra-app.ts
var entra_app = __webpack_require__(9818);
// EXTERNAL MODULE: ./src/services/acs/limits.ts
var limits = __webpack_require__(8544);
;// CONCATENATED MODULE: ./src/services/acs/username.ts


/** Communication Services resource names: letters, digits, hyphen and underscore (ARM specification). */
const RESOURCE = /^[\w-]{1,63}$/;
/**
 * Composes the SMTP username `resource.clientId.tenantId`, or takes the SMTP Username resource's own.
 *
 * Source: Microsoft Learn, "Create credentials for Simple Mail Transfer Protocol (SMTP) authentication".
 *
 * @param way a token takes client and tenant id even with an SMTP Username
 * @returns the login, or every problem found; values that GitHub holds as secrets are never quoted
 */
function composeLogin(given, way) {
    const problems = [];
    const complain = (input, text) => problems.push({ input, text });
    const hasUsername = given.smtpUsername !== '';
    if (hasUsername && given.resource !== '') {
        complain('smtp-username', 'is given together with acs-resource; give either the SMTP Username or the Communication Services resource name');
    }
    if (!hasUsername)
        checkResource(given.resource, complain);
    (0,entra_app/* checkIds */.tD)(given, !hasUsername || way !== 'password', complain);
    if (problems.length > 0)
        return { problems };
    const { resource, clientId, tenantId } = given;
    const username = hasUsername ? given.smtpUsername : [resource, clientId, tenantId].join(given.separator);
    return {
        login: {
            username,
            resource: resource || undefined,
            clientId: clientId || undefined,
            tenantId: tenantId || undefined,
        },
        problems: [],
    };
}
/** A warning, not an error, about a sender that ACS will probably refuse. */
function reviewSender({ from }) {
    const at = from.lastIndexOf('@');
    const [local, domain] = [from.slice(0, at), from.slice(at + 1)];
    return (0,limits/* isManagedDomain */.Uq)(domain) && local.toLowerCase() !== limits/* DEFAULT_SENDER */.YG.toLowerCase()
        ? [
            {
                input: 'from',
                text: `is on an Azure-managed domain, which sends only as ${limits/* DEFAULT_SENDER */.YG}@${domain}`,
            },
        ]
        : [];
}
function checkResource(resource, complain) {
    if (resource === '') {
        complain('acs-resource', 'is missing; give the name of the Communication Services resource (or smtp-username instead of the three parts)');
    }
    else if (/^[\w-]+([.|])[0-9a-f-]{36}\1[0-9a-f-]{36}$/i.test(resource)) {
        complain('acs-resource', 'is a whole SMTP username; give its first part here, the second as client-id and the third as tenant-id');
    }
    else if (/[.]azurecomm[.]net$|[.]communication[.]azure[.]com|^https?:|^\/subscriptions\//i.test(resource)) {
        complain('acs-resource', 'is a host name, URL or resource ID; give only the name of the Communication Services resource, as its Overview page shows it');
    }
    else if (!RESOURCE.test(resource)) {
        complain('acs-resource', (0,entra_app/* findPasteMistake */.ZD)(resource) ??
            'is not the name of a Communication Services resource; a name has 1 to 63 letters, digits, hyphens or underscores');
    }
}

;// CONCATENATED MODULE: ./src/services/acs/acs.ts



/** Azure Communication Services, see limits.ts for the sources. */
const acs = {
    name: 'acs',
    label: 'Azure',
    host: limits/* SMTP_HOST */.SO,
    port: limits/* SMTP_PORT */.z5,
    signIn: {
        passwordInput: 'client-secret',
        mechanisms: ['LOGIN'],
        composeLogin: composeLogin,
        checkPassword: entra_app/* checkSecret */.zg,
        refusedAnchor: 'sign-in-refused',
    },
    // Microsoft Learn, "Quickstart: Send email with SMTP and OAuth". Not Exchange's scope, which ACS refuses with 535.
    token: {
        scope: 'https://communication.azure.com/.default',
        audiences: ['communication.azure.com'],
        resource: 'Azure Communication Services',
    },
    limits: { recipients: limits/* MAX_RECIPIENTS */.Cv, bytes: limits/* MAX_MESSAGE_BYTES */.fv },
    hasTypeList: true,
    fromHint: 'a MailFrom address of the domain that is linked to the resource, such as DoNotReply@<domain>',
    whereToLook: 'Azure Monitor',
    unusedInputs: ['smtp-password'],
    review: reviewSender,
    loadReplies: async () => (await __webpack_require__.e(/* import() */ 794).then(__webpack_require__.bind(__webpack_require__, 7794))).explainReply,
};


/***/ }),

/***/ 8544:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cv: () => (/* binding */ MAX_RECIPIENTS),
/* harmony export */   SO: () => (/* binding */ SMTP_HOST),
/* harmony export */   Uq: () => (/* binding */ isManagedDomain),
/* harmony export */   YG: () => (/* binding */ DEFAULT_SENDER),
/* harmony export */   eg: () => (/* binding */ QUOTAS),
/* harmony export */   fv: () => (/* binding */ MAX_MESSAGE_BYTES),
/* harmony export */   z5: () => (/* binding */ SMTP_PORT)
/* harmony export */ });
/**
 * What Azure Communication Services documents about its e-mail service, in one place.
 *
 * Source: Microsoft Learn, "Service limits for Azure Communication Services", "Allowed attachment types for sending
 * email", "Create and manage SMTP credentials", "Add and remove multiple sender addresses"; read 2026-11.
 */
/** Public-cloud endpoint for all regions. Other clouds have no documented one: the host is an input. */
const SMTP_HOST = 'smtp.azurecomm.net';
/** The only port to use: 25 is blocked on most networks, implicit TLS on 465 is not offered. */
const SMTP_PORT = 587;
/** To, Cc and Bcc of one message together. */
const MAX_RECIPIENTS = 50;
/** Octets of a whole message as encoded. The unit of the documented "10 MB" is not given: the smaller reading is used. */
const MAX_MESSAGE_BYTES = 10_000_000;
/** Messages that a subscription may send, counted over all of its resources; refused attempts count too. */
const QUOTAS = {
    azureManaged: { perMinute: 5, perHour: 10 },
    custom: { perMinute: 30, perHour: 100 },
};
/** Azure-managed domains are subdomains of this one. */
const MANAGED_DOMAIN = 'azurecomm.net';
/** True for an address on a domain that Azure made (`<guid>.azurecomm.net`), where only DoNotReply can send. */
function isManagedDomain(domain) {
    return domain.toLowerCase().endsWith(`.${MANAGED_DOMAIN}`);
}
/** The one sender address that every domain has from the start; the service compares it without regard to case. */
const DEFAULT_SENDER = 'DoNotReply';


/***/ })

};

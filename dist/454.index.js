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


const RESOURCE = /^[\w-]{1,63}$/;
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
const SMTP_HOST = 'smtp.azurecomm.net';
const SMTP_PORT = 587;
const MAX_RECIPIENTS = 50;
const MAX_MESSAGE_BYTES = 10_000_000;
const QUOTAS = {
    azureManaged: { perMinute: 5, perHour: 10 },
    custom: { perMinute: 30, perHour: 100 },
};
const MANAGED_DOMAIN = 'azurecomm.net';
function isManagedDomain(domain) {
    return domain.toLowerCase().endsWith(`.${MANAGED_DOMAIN}`);
}
const DEFAULT_SENDER = 'DoNotReply';


/***/ })

};

export const id = 794;
export const ids = [794];
export const modules = {

/***/ 7794:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explainReply: () => (/* binding */ explainReply)
/* harmony export */ });
/* harmony import */ var _replies_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7280);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8544);


const AUTH_CAUSES = [
    'The client secret is wrong or expired, or its Secret ID was pasted instead of its Value.',
    'acs-resource is not the name of the Communication Services resource (a common slip is the name of the Email Communication Service, or of the domain).',
    'client-id is not the Application (client) ID (a common slip is an Object ID), or tenant-id is not the Directory (tenant) ID.',
    'The Entra app has no role on the Communication Services resource, has it on another resource, or the role was assigned a few minutes ago and is not in force yet.',
];
const AUTH_REMEDIES = [
    'Create a new client secret and store its Value: az ad app credential reset --id <client-id> --append --display-name github --query password -o tsv',
    'Check that the role is "Communication and Email Service Owner", or a custom one with Microsoft.Communication/CommunicationServices/Read, .../CommunicationServices/Write and .../EmailServices/Write: az role assignment list --assignee <client-id> --scope <id of the Communication Services resource> -o table',
    'If the role is new, wait up to ten minutes and run again.',
];
function refusedSignIn(title) {
    return {
        kind: 'auth',
        title,
        causes: AUTH_CAUSES,
        remedies: AUTH_REMEDIES,
        anchor: 'sign-in-refused',
    };
}
const quota = {
    kind: 'throttled',
    title: 'Azure refused the message because the sending quota is used up',
    causes: [
        `The subscription has sent its share: ${_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .QUOTAS */ .eg.azureManaged.perMinute} messages a minute and ${_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .QUOTAS */ .eg.azureManaged.perHour} an hour on an Azure-managed domain, ${_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .QUOTAS */ .eg.custom.perMinute} a minute and ${_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .QUOTAS */ .eg.custom.perHour} an hour on a custom domain by default. Refused attempts count too.`,
    ],
    remedies: [
        'Wait for the next minute or hour; do not run again at once, because every attempt counts.',
        'Send fewer mails: narrow notify-on, or set repeat to new-failures or backoff.',
        'Use a custom domain and ask for a higher quota; an Azure-managed domain cannot be raised.',
    ],
    anchor: 'quota',
    retryable: true,
    waitMs: 61_000,
};
const unknownMethod = {
    kind: 'auth',
    title: 'The server does not know the sign-in method',
    causes: ['The server offers neither AUTH LOGIN nor XOAUTH2, so it is not Azure Communication Services.'],
    remedies: [`Check smtp-host: for the public cloud it is ${_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .SMTP_HOST */ .SO}.`],
    anchor: 'sign-in-method',
};
const signInBusy = {
    kind: 'throttled',
    title: 'Azure could not check the sign-in at the moment',
    causes: ['Microsoft Entra ID or the mail service has a temporary fault.'],
    remedies: ['Run the step again; if it stays, look at the Azure status page.'],
    anchor: 'busy',
    retryable: true,
};
const notSignedIn = {
    kind: 'auth',
    title: 'The server says that the connection is not signed in',
    causes: [
        'The sign-in was accepted but has no effect: the role of the Entra app may have just been removed.',
    ],
    remedies: ['Check the role assignment of the app on the Communication Services resource.'],
    anchor: 'sign-in-refused',
};
const senderUnknown = {
    kind: 'rejected',
    title: 'Azure does not know the sender address',
    causes: [
        'The part of from before the @ is not a MailFrom address of its domain. A new domain has only DoNotReply.',
    ],
    remedies: [
        'Set from to DoNotReply@<your domain>.',
        'Or add the address (custom domain with a raised quota): az communication email domain sender-username create --domain-name <domain> --email-service-name <service> --resource-group <group> --sender-username <name> --username <name>',
    ],
    anchor: 'sender-unknown',
};
const domainNotLinked = {
    kind: 'rejected',
    title: 'Azure does not accept the domain of the sender',
    causes: ['The domain of from is not linked to the Communication Services resource, or not fully verified.'],
    remedies: [
        'Finish the verification of Domain, SPF, DKIM and DKIM2 in the Email Communication Service.',
        'Link it: az communication update --name <resource> --resource-group <group> --linked-domains <ids of all domains>',
    ],
    anchor: 'domain-not-linked',
};
const tooLarge = {
    kind: 'rejected',
    title: 'The message is too large for the server',
    causes: [
        `Azure takes ${_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_MESSAGE_BYTES */ .fv / 1_000_000} MB for the whole message as encoded, about 7.5 MB of files.`,
    ],
    remedies: ['Leave attachments out, make them smaller, or link to them.'],
    anchor: 'too-large',
};
const tooManyRecipients = {
    kind: 'rejected',
    title: 'The message has too many recipients for the server',
    causes: [`Azure takes ${_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_RECIPIENTS */ .Cv} recipients in to, cc and bcc together.`],
    remedies: ['Use a distribution list, or split the mail over several steps.'],
    anchor: 'too-many-recipients',
};
const senderRefused = {
    kind: 'rejected',
    title: 'The server refused the sender',
    causes: [
        'from is not a MailFrom address of a domain that is verified and linked to the Communication Services resource.',
    ],
    remedies: [
        'Set from to DoNotReply@<your domain>, exactly as the MailFrom addresses page of the domain shows it.',
        'Check that the domain is linked: az communication show --name <resource> --resource-group <group> --query linkedDomains',
    ],
    anchor: 'sender-unknown',
};
const recipientsRefused = {
    kind: 'rejected',
    title: 'The server refused the recipients',
    causes: ['The address is mistyped, does not exist, or is on the suppression list of the resource.'],
    remedies: ['Check to, cc and bcc; look at the suppression list of the domain in the Azure portal.'],
    anchor: 'recipient-refused',
};
const messageRefused = {
    kind: 'rejected',
    title: 'The server refused the message',
    causes: ['Its content, an attachment or the reputation of the sender was classified as unwanted.'],
    remedies: [
        'Try again without attachments; look at the message in the step summary of a dry-run.',
        'Check the sender’s delivery figures in Azure Monitor (ACSEmailStatusUpdateOperational).',
    ],
    anchor: 'message-refused',
};
const RULES = [
    { enhanced: ['4.5.127'], ...quota },
    { stages: ['auth'], enhanced: ['5.7.3'], ...refusedSignIn('Azure refused the sign-in (535 5.7.3)') },
    { stages: ['auth'], enhanced: ['5.7.4'], ...unknownMethod },
    { stages: ['mail', 'rcpt', 'data'], enhanced: ['5.7.57', '5.7.0'], ...notSignedIn },
    { enhanced: ['5.3.5'], ...senderUnknown },
    { enhanced: ['5.3.4', '5.2.3'], ...tooLarge },
    { enhanced: ['4.5.3', '5.5.3'], ...tooManyRecipients },
    { words: /excessive message rate/i, ...quota },
    { words: /sender'?s username is invalid/i, ...senderUnknown },
    {
        words: /^(?=.*domain\b)(?=.*\bnot\b)(?=.*\b(?:linked|verified))|DomainNotLinked/is,
        ...domainNotLinked,
    },
    { stages: ['auth'], codes: [504], ...unknownMethod },
    { stages: ['auth'], codes: [454], ...signInBusy },
    { stages: ['auth'], codes: [535, 534, 530, 538], ...refusedSignIn('The server refused the sign-in') },
    { stages: ['mail', 'rcpt', 'data'], codes: [530], ...notSignedIn },
    { codes: [552], ...tooLarge },
    { stages: ['mail'], codes: [550, 551, 553, 554, 501], ...senderRefused },
    { stages: ['rcpt'], codes: [550, 551, 553, 501, 513], ...recipientsRefused },
    { stages: ['data', 'end-of-data'], codes: [550, 554, 552, 541], ...messageRefused },
];
const explainReply = (0,_replies_js__WEBPACK_IMPORTED_MODULE_1__/* .explainBy */ .H)(RULES, refusedSignIn('The server refused the sign-in'));


/***/ }),

/***/ 7280:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ explainBy)
/* harmony export */ });
function explainBy(rules, refused) {
    return (reply) => {
        const rule = rules.find((each) => holds(each, reply));
        if (rule)
            return rule;
        if (reply.code >= 400 && reply.code < 500)
            return busy(reply.code);
        if (reply.stage === 'auth')
            return refused;
        return reply.stage === 'greeting' || reply.stage === 'ehlo' ? unwelcome(reply.code) : unknown(reply.code);
    };
}
function holds({ codes, enhanced, stages, words }, reply) {
    return ((stages === undefined || stages.includes(reply.stage)) &&
        (codes === undefined || codes.includes(reply.code)) &&
        (words === undefined || words.test(reply.text)) &&
        (enhanced === undefined ||
            enhanced.some((code) => reply.enhanced === code || holdsCode(reply.text, code))));
}
function holdsCode(text, code) {
    return new RegExp(`(?:^|[^\\d.])${code.replaceAll('.', '\\.')}(?![\\d.]*\\d)`).test(text);
}
function busy(code) {
    return {
        kind: 'throttled',
        title: `The server is not able to take the message at the moment (${code})`,
        causes: ['The service is busy, limits connections, or delays senders that it does not know yet.'],
        remedies: ['Run the step again later; a larger timeout gives the action more tries.'],
        anchor: 'busy',
        retryable: true,
    };
}
function unwelcome(code) {
    return {
        kind: 'connect',
        title: `The server refused the connection (${code})`,
        causes: ['The server takes no mail at all, or none from the address of this runner.'],
        remedies: [
            'Check smtp-host and smtp-port; ask who runs the server whether it lists this address as unwanted.',
        ],
        anchor: 'no-connection',
    };
}
function unknown(code) {
    return {
        kind: 'rejected',
        title: `The server refused the message${code ? ` (${code})` : ''}`,
        causes: ['The reply is not one that this action knows; the server’s own words are below.'],
        remedies: ['Turn on step debug logging (ACTIONS_STEP_DEBUG) to see the whole conversation.'],
        anchor: 'message-refused',
    };
}


/***/ })

};

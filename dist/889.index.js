export const id = 889;
export const ids = [889];
export const modules = {

/***/ 5889:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hve: () => (/* binding */ hve)
/* harmony export */ });
/* harmony import */ var _mailbox_login_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7948);
/* harmony import */ var _replies_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7280);
/* harmony import */ var _rfc_replies_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9928);



const FORMER_HOST = 'smtp-hve.office365.com';
const hve = {
    name: 'hve',
    label: 'High Volume Email',
    host: 'smtp.hve.mx.microsoft',
    port: 587,
    signIn: {
        passwordInput: 'smtp-password',
        mechanisms: ['LOGIN'],
        composeLogin: _mailbox_login_js__WEBPACK_IMPORTED_MODULE_1__/* .composeMailboxLogin */ .U,
        refusedAnchor: 'hve-sign-in',
        passwordNotice: 'High Volume Email takes passwords until September 2028. Use client-secret or permissions: id-token: write instead of smtp-password.',
    },
    token: {
        scope: 'https://outlook.office.com/.default',
        audiences: ['outlook.office.com', 'outlook.office365.com'],
        resource: 'Office 365 Exchange Online',
        role: 'Mail.Send',
    },
    limits: { recipients: 50, bytes: 10_000_000 },
    checkRecipients: findOutsiders,
    fromHint: 'the address of the High Volume Email account',
    whereToLook: 'Message trace and the High Volume Email report of the Exchange admin center',
    unusedInputs: ['acs-resource'],
    review: reviewAccount,
    loadReplies: async () => (0,_replies_js__WEBPACK_IMPORTED_MODULE_2__/* .explainBy */ .H)([...RULES, ..._rfc_replies_js__WEBPACK_IMPORTED_MODULE_0__/* .RFC_RULES */ ._], refusedSignIn),
};
function reviewAccount({ host, from, username, }) {
    const warnings = [];
    if (host === FORMER_HOST) {
        warnings.push({
            input: 'smtp-host',
            text: `is a name that Microsoft will give up; leave it out (${hve.host})`,
        });
    }
    if (from.toLowerCase() !== username.toLowerCase()) {
        warnings.push({
            input: 'from',
            text: 'is not the address that signs in; High Volume Email takes mail only from the account itself, so leave smtp-username out',
        });
    }
    return warnings;
}
function findOutsiders(lists, allowDomains, from) {
    if (allowDomains.length === 0)
        return [];
    const own = [...allowDomains, domainOf(from)];
    const isOwn = (domain) => own.some((each) => (each.startsWith('*.') ? domain.endsWith(each.slice(1)) : domain === each));
    return lists.flatMap(({ input, mailboxes }) => {
        const outside = mailboxes.map(({ address }) => domainOf(address)).filter((domain) => !isOwn(domain));
        if (outside.length === 0)
            return [];
        return [
            {
                input,
                text: `has recipients on ${[...new Set(outside)].join(', ')}, which is not in allow-domains; High Volume Email delivers inside the tenant only, so add the domain if it is one of the tenant, or use service: exchange-online`,
            },
        ];
    });
}
function domainOf(address) {
    return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
const BILLING = 'See whether the account may send (BillingPolicyValid): Get-HVEAccountBillingPolicy -Identity <account>';
const refusedSignIn = {
    kind: 'auth',
    title: 'High Volume Email refused the sign-in',
    causes: [
        'By token: the app has no permission Mail.Send of Office 365 Exchange Online, or may not use this account; or the address is no High Volume Email account.',
        'By password: it is wrong, security defaults are on, or the authentication policy of the account does not allow SMTP (AllowBasicAuthSmtp).',
    ],
    remedies: [
        'Check that from, or smtp-username, is the address of the account.',
        'See which apps may use the account (Exchange Online PowerShell): Get-HVEAccountSettings -Identity <account>',
        'Sign in by token: give client-id, tenant-id and client-secret (or grant id-token: write) instead of smtp-password.',
        BILLING,
    ],
    anchor: 'hve-sign-in',
};
const RULES = [
    {
        enhanced: ['5.5.127', '5.7.142', '5.7.143'],
        kind: 'auth',
        title: 'High Volume Email says that the access token is about to end',
        causes: [
            'The action asks for a new token at each sign-in, so the clock of the runner is probably wrong.',
        ],
        remedies: ['Run the step again; on a self-hosted runner, check the clock: date -u'],
        anchor: 'hve-token-ending',
    },
    {
        enhanced: ['5.7.144'],
        kind: 'auth',
        title: 'The app may not send by High Volume Email (Mail.Send is missing)',
        causes: [
            'The app has no application permission Mail.Send of Office 365 Exchange Online (a common slip is the one of Microsoft Graph).',
            'An administrator has not consented to it.',
        ],
        remedies: [
            'Grant it: Entra admin center, API permissions, APIs my organization uses, Office 365 Exchange Online, Application permissions, Mail.Send.',
            'Consent to it: az ad app permission admin-consent --id <client-id>',
        ],
        anchor: 'hve-permission',
    },
    {
        enhanced: ['5.7.240'],
        kind: 'auth',
        title: 'The app may not use this High Volume Email account',
        causes: [
            'Add-HVEAppAccess was not run for the account, or less than five minutes ago.',
            'It was given the object id of the app registration, or the client-id, instead of the object id of the Enterprise application.',
        ],
        remedies: [
            'Show the object id of the Enterprise application: az ad sp show --id <client-id> --query id -o tsv',
            'Allow it (Exchange Online PowerShell): Add-HVEAppAccess -Identity <account> -AppIds "<object id>"',
        ],
        anchor: 'hve-app-access',
    },
    {
        enhanced: ['5.2.240'],
        kind: 'auth',
        title: 'The address that signs in is no High Volume Email account',
        causes: ['smtp-username, or from, is the address of an ordinary mailbox, or is mistyped.'],
        remedies: [
            'Set from to the address of the account; the accounts are listed in the Exchange admin center under Mail flow, High Volume Email.',
            'To send from an ordinary mailbox, use service: exchange-online.',
        ],
        anchor: 'hve-not-an-account',
    },
    { stages: ['auth'], words: /XOAUTH2/i, ...refusedSignIn },
    { stages: ['auth'], enhanced: ['5.7.3', '5.7.139'], ...refusedSignIn },
    {
        enhanced: ['5.5.105'],
        kind: 'rejected',
        title: 'High Volume Email delivers inside the tenant only',
        causes: ['A recipient is on a domain that is not an accepted domain of the tenant.'],
        remedies: [
            'Take the recipient out, or use service: exchange-online for recipients outside.',
            'Name the domains of the tenant in allow-domains: the action then finds such recipients before it connects.',
        ],
        anchor: 'hve-internal-only',
    },
    {
        enhanced: ['5.7.62', '5.6.241'],
        kind: 'rejected',
        title: 'High Volume Email takes mail only from the account itself',
        causes: ['from is not the address of the account that signs in.'],
        remedies: ['Set from to the address of the account, and leave smtp-username out.'],
        anchor: 'hve-from',
    },
    {
        stages: ['mail', 'data', 'end-of-data'],
        codes: [550, 554],
        kind: 'rejected',
        title: 'High Volume Email refused the message',
        causes: [
            'The account has no valid billing policy, or the reason is in the reply below.',
            'Its content or an attachment was classified as unwanted.',
        ],
        remedies: [BILLING, 'Look at the message in the step summary of a dry-run.'],
        anchor: 'hve-billing',
    },
];


/***/ }),

/***/ 7948:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ composeMailboxLogin)
/* harmony export */ });
/* harmony import */ var _entra_app_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9818);

function composeMailboxLogin({ smtpUsername, clientId, tenantId }, way) {
    const problems = [];
    if (smtpUsername !== '' && !/^[^\s@]+@[^\s@]+$/.test(smtpUsername)) {
        problems.push({
            input: 'smtp-username',
            text: 'is not an address; give the address of the account that signs in, or leave it out where that is the address of from',
        });
    }
    if (way !== 'password') {
        (0,_entra_app_js__WEBPACK_IMPORTED_MODULE_0__/* .checkIds */ .tD)({ clientId, tenantId }, true, (input, text) => problems.push({ input, text }));
    }
    if (problems.length > 0)
        return { problems };
    return {
        login: {
            username: smtpUsername,
            clientId: clientId || undefined,
            tenantId: tenantId || undefined,
        },
        problems,
    };
}


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


/***/ }),

/***/ 9928:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ RFC_RULES),
/* harmony export */   l: () => (/* binding */ signInRefused)
/* harmony export */ });
const signInRefused = {
    kind: 'auth',
    title: 'The server refused the sign-in',
    causes: ['The user name or the password is wrong, or the account may not send by SMTP.'],
    remedies: ['Check smtp-username and smtp-password, and the reply of the server.'],
    anchor: 'smtp-sign-in',
};
const tooLarge = {
    kind: 'rejected',
    title: 'The message is too large for the server',
    causes: ['The server, or the account, takes only smaller messages.'],
    remedies: ['Leave attachments out, make them smaller, or link to them.'],
    anchor: 'too-large',
};
const RFC_RULES = [
    {
        stages: ['auth'],
        enhanced: ['5.7.4'],
        kind: 'auth',
        title: 'The server does not know the sign-in method',
        causes: ['The server offers none of the methods that this way to sign in has.'],
        remedies: ['Check smtp-host, service and auth.'],
        anchor: 'sign-in-method',
    },
    { enhanced: ['5.3.4', '5.2.3'], ...tooLarge },
    { codes: [552], ...tooLarge },
    {
        enhanced: ['4.5.3', '5.5.3'],
        kind: 'rejected',
        title: 'The message has too many recipients for the server',
        causes: ['to, cc and bcc together have more recipients than the server takes in one message.'],
        remedies: ['Use a distribution list, or split the mail over several steps.'],
        anchor: 'too-many-recipients',
    },
    {
        stages: ['mail'],
        codes: [501, 550, 551, 553, 554],
        kind: 'rejected',
        title: 'The server refused the sender',
        causes: ['The account that signs in may not send as the address of from.'],
        remedies: ['Set from to an address that the account may send as.'],
        anchor: 'smtp-sender',
    },
    {
        stages: ['rcpt'],
        codes: [501, 513, 550, 551, 553, 554],
        kind: 'rejected',
        title: 'The server refused the recipients',
        causes: ['The address is mistyped or does not exist, or the account may not send to it.'],
        remedies: ['Check to, cc and bcc, and the reply of the server.'],
        anchor: 'recipient-refused',
    },
    {
        stages: ['data', 'end-of-data'],
        codes: [541, 550, 554],
        kind: 'rejected',
        title: 'The server refused the message',
        causes: ['Its content, an attachment or the reputation of the sender was classified as unwanted.'],
        remedies: ['Try again without attachments; look at the message in the step summary of a dry-run.'],
        anchor: 'message-refused',
    },
];


/***/ })

};

export const id = 163;
export const ids = [163];
export const modules = {

/***/ 6163:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exchangeOnline: () => (/* binding */ exchangeOnline)
/* harmony export */ });
/* harmony import */ var _mailbox_login_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7948);
/* harmony import */ var _replies_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7280);
/* harmony import */ var _rfc_replies_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9928);



const exchangeOnline = {
    name: 'exchange-online',
    label: 'Exchange Online',
    host: 'smtp.office365.com',
    port: 587,
    signIn: {
        passwordInput: 'smtp-password',
        mechanisms: ['LOGIN'],
        composeLogin: _mailbox_login_js__WEBPACK_IMPORTED_MODULE_1__/* .composeMailboxLogin */ .U,
        refusedAnchor: 'exchange-sign-in',
        passwordNotice: 'Exchange Online turns the sign-in by password off by default at the end of December 2026. Use client-secret or permissions: id-token: write instead of smtp-password.',
    },
    token: {
        scope: 'https://outlook.office365.com/.default',
        audiences: ['outlook.office365.com', 'outlook.office.com', 'outlook.office365.us'],
        resource: 'Office 365 Exchange Online',
        role: 'SMTP.SendAsApp',
    },
    limits: { recipients: 500, bytes: 35_000_000 },
    fromHint: 'the address of the mailbox that sends',
    whereToLook: 'the inbox of the sending mailbox (bounces) and Message trace',
    unusedInputs: ['acs-resource'],
    loadReplies: async () => (0,_replies_js__WEBPACK_IMPORTED_MODULE_2__/* .explainBy */ .H)([...RULES, ..._rfc_replies_js__WEBPACK_IMPORTED_MODULE_0__/* .RFC_RULES */ ._], refusedSignIn),
};
const SMTP_AUTH_ON = 'Set-CASMailbox -Identity <mailbox> -SmtpClientAuthenticationDisabled $false';
const BY_TOKEN = 'Sign in by token: give client-id, tenant-id and client-secret (or grant id-token: write) instead of smtp-password.';
const refusedSignIn = {
    kind: 'auth',
    title: 'Exchange Online refused the sign-in',
    causes: [
        'By password: the password is wrong, the account needs a second factor, or SMTP AUTH is off for the mailbox.',
        'By token: the app may not send as this mailbox, or SMTP AUTH is off for it.',
    ],
    remedies: [
        'Check that smtp-username, or from, is the address of the mailbox.',
        `Let the mailbox use SMTP AUTH (Exchange Online PowerShell): ${SMTP_AUTH_ON}`,
        BY_TOKEN,
    ],
    anchor: 'exchange-sign-in',
};
const passwordOff = {
    kind: 'auth',
    title: 'Exchange Online does not take a password from this account',
    causes: [
        'Basic authentication is off: by an authentication policy, by security defaults or Conditional Access, or by Microsoft (by default from the end of December 2026).',
    ],
    remedies: [BY_TOKEN],
    anchor: 'exchange-password-off',
};
const sendAs = {
    kind: 'rejected',
    title: 'Exchange Online does not let this mailbox send as from',
    causes: ['from is not the address of the mailbox that signs in, and the app has no right to send as it.'],
    remedies: [
        'Set from to the address of the mailbox, or smtp-username to the mailbox of from.',
        'Or give the right (Exchange Online PowerShell): Add-RecipientPermission -Identity <from> -Trustee <object id of the Enterprise application> -AccessRights SendAs',
    ],
    anchor: 'exchange-send-as',
};
const dailyLimit = {
    kind: 'throttled',
    title: 'Exchange Online refused the message because a daily limit of recipients is reached',
    causes: [
        'A mailbox may send to 10,000 recipients a day; the tenant has a limit of external recipients besides (TERRL).',
    ],
    remedies: [
        'Wait until tomorrow.',
        'Send fewer mails: narrow notify-on, or set repeat to new-failures or backoff.',
    ],
    anchor: 'exchange-daily-limit',
};
const blocked = {
    kind: 'rejected',
    title: 'Exchange Online has blocked the sender or the tenant',
    causes: ['Microsoft suspects that spam was sent, or the tenant is not allowed to send outside.'],
    remedies: [
        'Look in the Microsoft Defender portal, under Restricted entities; an administrator can unblock the mailbox.',
        'If the whole tenant is blocked, ask Microsoft support.',
    ],
    anchor: 'exchange-blocked',
};
const RULES = [
    { enhanced: ['5.7.30'], ...passwordOff },
    {
        enhanced: ['5.7.139'],
        words: /SmtpClientAuthentication is disabled/i,
        kind: 'auth',
        title: 'SMTP AUTH is off for the mailbox',
        causes: [
            'SMTP AUTH is off for the tenant or for this mailbox; in tenants made since 2020 it is off at first.',
        ],
        remedies: [
            `Turn it on for this mailbox alone, which is enough (Exchange Online PowerShell): ${SMTP_AUTH_ON}`,
            'Security defaults of the tenant turn it off as well.',
        ],
        anchor: 'exchange-smtp-auth-off',
    },
    {
        enhanced: ['5.7.139'],
        words: /basic authentication|organization configuration|did not meet the criteria/i,
        ...passwordOff,
    },
    {
        enhanced: ['5.7.139'],
        words: /credentials were incorrect|locked/i,
        kind: 'auth',
        title: 'Exchange Online does not accept the password',
        causes: ['smtp-username or smtp-password is wrong, or the account is locked after too many wrong ones.'],
        remedies: ['Check both, and whether the account is locked.', BY_TOKEN],
        anchor: 'exchange-password-wrong',
    },
    {
        enhanced: ['5.7.139'],
        words: /\bSTS\b/,
        kind: 'throttled',
        title: 'Exchange Online could not reach the federated sign-in of the tenant',
        causes: ['The identity provider of the tenant (AD FS or another one) did not answer.'],
        remedies: ['Run the step again; if it stays, ask who runs the identity provider.'],
        anchor: 'exchange-federation-down',
        retryable: true,
    },
    { stages: ['auth'], enhanced: ['5.7.3', '5.7.139'], ...refusedSignIn },
    {
        codes: [430],
        words: /LogonFailed|logon failure/i,
        kind: 'auth',
        title: 'Exchange Online does not let the app use this mailbox',
        causes: [
            'The sign-in worked, but the app has no FullAccess on the mailbox, or got it less than an hour ago.',
            'With RBAC for Applications: the mailbox is outside the scope of the role, or the role is less than two hours old.',
        ],
        remedies: [
            'Give the right (Exchange Online PowerShell): Add-MailboxPermission -Identity <mailbox> -User <object id of the Enterprise application> -AccessRights FullAccess',
            'Or see what the role covers: Test-ServicePrincipalAuthorization -Identity <client-id> -Resource <mailbox>',
        ],
        anchor: 'exchange-mailbox-right',
    },
    {
        codes: [550],
        enhanced: ['5.2.251', '5.2.252', '5.2.253', '5.2.254', '5.2.255'],
        kind: 'throttled',
        title: 'Exchange Online holds the mailbox back because the same error came too often',
        causes: ['Earlier mails of this mailbox failed again and again, and were sent again and again.'],
        remedies: ['Mend the error that the reply names, then wait; another try only lengthens the pause.'],
        anchor: 'exchange-throttled-by-errors',
    },
    { codes: [554], enhanced: ['5.2.252'], ...sendAs },
    { words: /SendAsDenied/i, ...sendAs },
    { enhanced: ['5.7.60'], ...sendAs },
    { words: /SubmissionQuotaExceeded|Submission quota exceeded/i, ...dailyLimit },
    { enhanced: ['5.1.90', '5.7.232', '5.7.233', '5.7.236'], ...dailyLimit },
    {
        enhanced: ['5.2.2'],
        kind: 'rejected',
        title: 'The mailbox that sends is full',
        causes: ['Exchange Online keeps a copy of each mail in Sent Items.'],
        remedies: [
            'Empty Sent Items of the mailbox.',
            'Turn the copies off (Exchange Online PowerShell): Set-Mailbox -Identity <mailbox> -MessageCopyForSMTPClientSubmissionEnabled $false',
        ],
        anchor: 'exchange-mailbox-full',
    },
    { enhanced: ['5.1.8', '5.7.501', '5.7.502', '5.7.503', '5.7.705', '5.7.708'], ...blocked },
    {
        codes: [432],
        kind: 'throttled',
        title: 'Too many connections send with this mailbox at the same time',
        causes: [
            'A mailbox may have three connections at once, and this run has several jobs that send, or other runs do.',
        ],
        remedies: ['Send one mail a run from a last job that needs the others, or use another mailbox.'],
        anchor: 'exchange-connections',
        retryable: true,
        waitMs: 10_000,
    },
    {
        enhanced: ['5.7.57'],
        kind: 'auth',
        title: 'Exchange Online says that the connection is not signed in',
        causes: ['The sign-in had no effect, or smtp-host is not the server for this mailbox.'],
        remedies: ['Leave smtp-host out.'],
        anchor: 'exchange-sign-in',
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

export const id = 810;
export const ids = [810];
export const modules = {

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


/***/ }),

/***/ 7810:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   smtp: () => (/* binding */ smtp)
/* harmony export */ });
/* harmony import */ var _replies_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7280);
/* harmony import */ var _rfc_replies_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9928);


const smtp = {
    name: 'smtp',
    label: 'the mail server',
    host: '',
    port: 587,
    signIn: {
        passwordInput: 'smtp-password',
        mechanisms: ['LOGIN', 'PLAIN'],
        composeLogin: ({ smtpUsername }) => smtpUsername === ''
            ? {
                problems: [
                    { input: 'smtp-username', text: 'is missing; give the user name that the mail server knows' },
                ],
            }
            : { login: { username: smtpUsername }, problems: [] },
        refusedAnchor: 'smtp-sign-in',
    },
    limits: { bytes: 25_000_000 },
    fromHint: 'an address that the account may send as',
    whereToLook: 'the log of the mail server',
    unusedInputs: ['acs-resource', 'client-id', 'tenant-id', 'client-secret'],
    loadReplies: async () => (0,_replies_js__WEBPACK_IMPORTED_MODULE_1__/* .explainBy */ .H)([...RULES, ..._rfc_replies_js__WEBPACK_IMPORTED_MODULE_0__/* .RFC_RULES */ ._], _rfc_replies_js__WEBPACK_IMPORTED_MODULE_0__/* .signInRefused */ .l),
};
const sender = {
    kind: 'rejected',
    title: 'The account may not send as from',
    causes: [
        'The server does not know the address or domain of from, has not verified it, or does not accept it for this account.',
    ],
    remedies: ['Verify the address or its domain at the service, or set from to one that is verified.'],
    anchor: 'smtp-sender',
};
const RULES = [
    {
        words: /maximum credits exceeded|daily (?:message quota|user sending limit|smtp relay (?:sending )?limit)/i,
        kind: 'throttled',
        title: 'The account has used up what it may send',
        causes: ['The plan or the daily limit of the account is used up.'],
        remedies: [
            'Wait for the next day or month, or raise the plan.',
            'Send fewer mails: narrow notify-on, or set repeat to new-failures or backoff.',
        ],
        anchor: 'smtp-credits',
    },
    {
        words: /maximum sending rate|too many (?:concurrent|recipients received)|peak smtp relay/i,
        kind: 'throttled',
        title: 'The account sends too much at once',
        causes: [
            'The server limits how many messages or connections an account may have in a minute or an hour.',
        ],
        remedies: [
            'Send one mail a run from a last job that needs the others.',
            'Ask the service for a higher rate.',
        ],
        anchor: 'smtp-rate',
        retryable: true,
        waitMs: 61_000,
    },
    {
        stages: ['auth'],
        words: /application-specific password/i,
        kind: 'auth',
        title: 'The account needs an app password',
        causes: ['The account has a second factor, so its own password does not work for SMTP.'],
        remedies: ['Create an app password in the account, and store it as smtp-password.'],
        anchor: 'smtp-app-password',
    },
    {
        stages: ['auth'],
        words: /unauthorized ip/i,
        kind: 'auth',
        title: 'The service refuses the address of this runner',
        causes: [
            'The account takes mail from listed addresses only, and GitHub-hosted runners have changing ones.',
        ],
        remedies: [
            'Turn the list of addresses off in the account, or use a runner with an address that is on it.',
        ],
        anchor: 'smtp-address-refused',
    },
    {
        words: /not authorized to perform|not subscribed/i,
        kind: 'auth',
        title: 'The account may not send by SMTP',
        causes: [
            'The user behind the SMTP credentials lacks the right to send, or the service is not turned on.',
        ],
        remedies: ['Give the user the right that the reply names; at Amazon SES it is ses:SendRawEmail.'],
        anchor: 'smtp-not-permitted',
    },
    {
        words: /not verified|verified sender identity|unauthenticated senders|not owned by user/i,
        ...sender,
    },
    {
        words: /relay(?:ing)? (?:access )?(?:denied|not permitted)/i,
        kind: 'rejected',
        title: 'The server does not relay to this recipient',
        causes: [
            'The account may send only to domains of the server itself, or the sign-in does not count there.',
        ],
        remedies: ['Allow the account to relay, or use a recipient that the server takes mail for.'],
        anchor: 'smtp-relay-denied',
    },
];


/***/ })

};

export const id = 219;
export const ids = [219];
export const modules = {

/***/ 6725:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ tokenEndpoint),
/* harmony export */   q: () => (/* binding */ findForeignHost)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);

const DEFAULT_AUTHORITY = 'https://login.microsoftonline.com';
const MICROSOFT_HOSTS = [
    'login.microsoftonline.com',
    'login.microsoft.com',
    'login.windows.net',
    'sts.windows.net',
    'login.microsoftonline.us',
    'login.usgovcloudapi.net',
    'login-us.microsoftonline.com',
    'login.partner.microsoftonline.cn',
    'login.chinacloudapi.cn',
    'login.microsoftonline.de',
    'login.sovcloud-identity.de',
    'login.sovcloud-identity.fr',
    'login.sovcloud-identity.sg',
];
function tokenEndpoint(authorityHost, tenantId) {
    if (!/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i.test(tenantId)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('input', {
            title: 'tenant-id is neither a GUID nor a domain name',
            remedies: ['Give the Directory (tenant) ID from the Overview page of the app registration.'],
            anchor: 'entra-tenant-not-found',
        });
    }
    const authority = parseAuthority(authorityHost.trim() || DEFAULT_AUTHORITY);
    return new URL(`${authority}/${tenantId}/oauth2/v2.0/token`);
}
function findForeignHost(authorityHost) {
    try {
        const { hostname } = new URL(parseAuthority(authorityHost.trim() || DEFAULT_AUTHORITY));
        return MICROSOFT_HOSTS.includes(hostname) ? undefined : hostname;
    }
    catch {
        return undefined;
    }
}
function parseAuthority(text) {
    const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
    if (!URL.canParse(address))
        throw refuse('is not a URL');
    const url = new URL(address);
    if (url.protocol !== 'https:') {
        throw refuse('does not start with https://, and a client secret is only ever sent over https');
    }
    if (url.username || url.password)
        throw refuse('holds a user name or password');
    if (url.search || url.hash)
        throw refuse('holds a query or a fragment');
    return `${url.origin}${url.pathname.replace(/(?<!\/)\/+$/, '')}`;
}
function refuse(what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('input', {
        title: `The environment variable AZURE_AUTHORITY_HOST ${what}`,
        causes: ['The variable was set for another tool, or by an earlier step of the job.'],
        remedies: [
            `Remove it for the public cloud, or set it to the sign-in host of your cloud, such as ${DEFAULT_AUTHORITY}.`,
            'Show the sign-in host of the cloud in use: az cloud show --query endpoints.activeDirectory -o tsv',
        ],
        anchor: 'entra-other-cloud',
    });
}


/***/ }),

/***/ 7060:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YG: () => (/* binding */ readAssertionClaims),
/* harmony export */   qV: () => (/* binding */ tidyText),
/* harmony export */   v4: () => (/* binding */ readTokenClaims)
/* harmony export */ });
const MAX_CLAIM = 600;
const MAX_JWT = 64 * 1024;
function readAssertionClaims(jwt) {
    const payload = decodePayload(jwt);
    const issuer = textOf(payload?.['iss']);
    const audience = textOf([payload?.['aud']].flat()[0]);
    const subject = textOf(payload?.['sub']);
    return issuer && audience && subject ? { issuer, audience, subject } : undefined;
}
function readTokenClaims(token) {
    const payload = decodePayload(token);
    if (!payload)
        return undefined;
    const seconds = payload['exp'];
    const expires = new Date(typeof seconds === 'number' ? seconds * 1000 : Number.NaN);
    const roles = Array.isArray(payload['roles']) ? payload['roles'] : [];
    return {
        audience: textOf([payload['aud']].flat()[0]),
        appId: textOf(payload['appid'] ?? payload['azp']),
        tenantId: textOf(payload['tid']),
        roles: roles.map(textOf).filter((role) => role !== undefined),
        expires: Number.isNaN(expires.getTime()) ? undefined : expires,
    };
}
function tidyText(text, maxLength) {
    const line = text
        .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
        .replace(/\p{Cf}/gu, '')
        .trim();
    return line.length > maxLength ? `${line.slice(0, maxLength)}…` : line;
}
function textOf(value) {
    return typeof value === 'string' && value !== '' ? tidyText(value, MAX_CLAIM) : undefined;
}
function decodePayload(jwt) {
    const parts = jwt.split('.');
    if (parts.length !== 3 || jwt.length > MAX_JWT)
        return undefined;
    try {
        const payload = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString('utf8'));
        return typeof payload === 'object' && payload !== null && !Array.isArray(payload)
            ? { ...payload }
            : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 8219:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  signIn: () => (/* binding */ signIn)
});

// EXTERNAL MODULE: ./src/entra/authority.ts
var authority = __webpack_require__(6725);
// EXTERNAL MODULE: ./src/entra/claims.ts
var claims = __webpack_require__(7060);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/redaction/wire-forms.ts
var wire_forms = __webpack_require__(9442);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./node_modules/nodemailer/dist/esm/smtp-connection/index.js + 2 modules
var smtp_connection = __webpack_require__(6611);
;// CONCATENATED MODULE: ./src/smtp/authenticate.ts

const BY_TOKEN = 'ACCESS-TOKEN';
const UNKNOWN_FORM = [500, 501, 504];
const handlers = { [BY_TOKEN]: signInByToken, LOGIN: signInByLogin };
function chooseAuth(credentials, mechanisms, capabilities) {
    const user = credentials.username;
    return credentials.method === 'PASSWORD'
        ? { method: chooseMechanism(mechanisms, capabilities), user, pass: credentials.secret }
        : { method: BY_TOKEN, user, pass: credentials.token };
}
function chooseMechanism(mechanisms, capabilities) {
    const offered = /^250[ -]AUTH[ =](.*)$/im
        .exec(capabilities || '')?.[1]
        ?.toUpperCase()
        .split(/\s+/);
    return mechanisms.find((each) => offered?.includes(each)) ?? mechanisms[0];
}
async function signInByLogin(context) {
    const { user, pass } = context.auth.credentials;
    const username = base64(user);
    let reply = await ask(context, `AUTH LOGIN ${username}`);
    const isUnknown = UNKNOWN_FORM.includes(reply.code);
    if (isUnknown)
        reply = await ask(context, 'AUTH LOGIN');
    if (reply.code === 334 && (isUnknown || asksForUsername(reply.text)))
        reply = await ask(context, username);
    if (reply.code === 334)
        reply = await ask(context, base64(pass));
    settle(context, reply);
}
async function signInByToken(context) {
    const { user, pass } = context.auth.credentials;
    const first = await ask(context, `AUTH XOAUTH2 ${base64((0,wire_forms/* saslXoauth2 */.F)(user, pass))}`);
    settle(context, first.code === 334 ? await ask(context, '') : first);
}
async function ask({ sendCommand }, command) {
    const { response } = await sendCommand(command);
    return { code: Number.parseInt(response, 10), text: response.slice(4) };
}
function settle({ resolve, reject }, { code }) {
    if (code >= 200 && code < 300)
        resolve();
    else
        reject(new Error('Invalid login'));
}
function asksForUsername(challenge) {
    return /user|login/i.test(Buffer.from(challenge, 'base64').toString('latin1'));
}
function base64(text) {
    return Buffer.from(text, 'utf8').toString('base64');
}

;// CONCATENATED MODULE: ./src/smtp/network-codes.ts
const UNKNOWN_AUTHORITY = {
    title: 'The certificate of the mail server comes from an unknown authority',
    cause: 'A proxy with its own authority intercepts the connection, or smtp-host is a private server.',
};
const TOO_WEAK = {
    title: 'The certificate of the mail server is too weak to be trusted',
    cause: (server) => `Its key or its signature is weaker than TLS accepts today; the server is not ${server}, or a proxy intercepts the connection.`,
};
const CERTIFICATE = {
    CERT_HAS_EXPIRED: {
        title: 'The certificate of the mail server has expired',
        cause: 'The server, or a proxy in front of it, uses an old certificate; or the clock of the runner is wrong.',
    },
    CERT_NOT_YET_VALID: {
        title: 'The certificate of the mail server is not valid yet',
        cause: 'The clock of the runner is wrong, or the certificate was made for later.',
    },
    ERR_TLS_CERT_ALTNAME_INVALID: {
        title: 'The certificate belongs to another server name',
        cause: 'smtp-host is not the name in the certificate, or the connection was led to another server.',
    },
    DEPTH_ZERO_SELF_SIGNED_CERT: {
        title: 'The mail server uses a self-signed certificate',
        cause: (server) => `The server is not ${server}, or a proxy intercepts the connection.`,
    },
    SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_AUTHORITY,
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_AUTHORITY,
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_AUTHORITY,
    UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_AUTHORITY,
    UNSPECIFIED: TOO_WEAK,
    ERR_SSL_EE_KEY_TOO_SMALL: TOO_WEAK,
    ERR_SSL_CA_KEY_TOO_SMALL: TOO_WEAK,
    ERR_SSL_CA_MD_TOO_WEAK: TOO_WEAK,
    CERT_REVOKED: { title: 'The certificate of the mail server is revoked', cause: 'Its owner withdrew it.' },
};
const OLD_PROTOCOL = /^ERR_SSL_(?:UNSUPPORTED_PROTOCOL|TLSV1_ALERT_PROTOCOL_VERSION|TLSV1_UNRECOGNIZED_NAME|WRONG_VERSION_NUMBER|NO_PROTOCOLS_AVAILABLE|VERSION_TOO_LOW)$/;
const PRIVATE_CA = [
    'If the certificate authority is your own, name its file in the environment variable NODE_EXTRA_CA_CERTS of the step.',
    'There is no switch that turns the check off: the client secret would be sent to whoever answers.',
];
function explainCertificate(code, server) {
    const fault = CERTIFICATE[code];
    if (fault) {
        return {
            title: `${fault.title} (${code})`,
            causes: [typeof fault.cause === 'string' ? fault.cause : fault.cause(server)],
            remedies: PRIVATE_CA,
            anchor: 'certificate',
        };
    }
    if (OLD_PROTOCOL.test(code)) {
        return {
            title: `The mail server offers no TLS 1.2 or later (${code})`,
            causes: [`The server is not ${server}, is very old, or does not speak STARTTLS on this port.`],
            remedies: ['Check smtp-host and smtp-port; the action uses STARTTLS, on port 587.'],
            anchor: 'tls-version',
        };
    }
    return undefined;
}
function explainSystem(code, at, when, hostHint) {
    const server = `${at.host}:${at.port}`;
    switch (code) {
        case 'ENOTFOUND':
        case 'ENODATA':
        case 'EDNS':
            return {
                kind: 'dns',
                title: `The name ${at.host} cannot be resolved`,
                causes: ['smtp-host is mistyped, or the runner has no DNS for public names.'],
                remedies: [`Check smtp-host${hostHint}.`],
                anchor: 'dns',
                retryable: true,
            };
        case 'EAI_AGAIN':
        case 'ETIMEOUT':
        case 'ESERVFAIL':
        case 'EREFUSED':
            return {
                kind: 'dns',
                title: `The name server gives no answer for ${at.host}`,
                causes: ['The DNS of the runner has a temporary fault.'],
                remedies: ['Run the step again; on a self-hosted runner check its DNS.'],
                anchor: 'dns',
                retryable: true,
            };
        case 'ECONNREFUSED':
        case 'EHOSTUNREACH':
        case 'ENETUNREACH':
        case 'EACCES':
        case 'EPERM':
            return {
                kind: 'connect',
                title: `No connection to ${server} (${code})`,
                causes: ['A firewall blocks outbound connections to this port, or nothing listens there.'],
                remedies: [
                    `Open outbound TCP ${at.port} to ${at.host} by name (its addresses change); HTTP proxies do not carry SMTP.`,
                    'Check smtp-host and smtp-port.',
                ],
                anchor: 'no-connection',
                retryable: true,
            };
        case 'ECONNRESET':
        case 'EPIPE':
        case 'ECONNECTION':
        case 'ECONNABORTED':
            return {
                kind: 'connect',
                title: `The server closed the connection (${when})`,
                causes: ['The service restarted, or a firewall or proxy cut the connection.'],
                remedies: [
                    'Run the step again; on a self-hosted runner look at what stands between it and port 587.',
                ],
                anchor: 'connection-lost',
                retryable: true,
            };
        default:
            return undefined;
    }
}

;// CONCATENATED MODULE: ./src/smtp/classify.ts


function classifyFailure(raw, at, explainReply) {
    const detail = { cause: raw, rejected: listRefusals(raw) };
    const reply = raw.response === undefined ? undefined : readReply(raw.response, at.stage);
    if (reply && reply.code >= 400) {
        const { kind, ...rest } = explainReply(reply);
        return new errors/* ActionError */.lZ(kind, { ...rest, ...detail, response: reply.text });
    }
    if (raw.code === 'ETIMEDOUT' || raw.originalCode === 'ETIMEDOUT')
        return stalled(at, raw);
    const system = raw.originalCode ?? raw.code ?? '';
    const certificate = explainCertificate(system, nameServer(at));
    if (certificate)
        return new errors/* ActionError */.lZ('tls', { ...certificate, ...detail });
    const known = explainSystem(system, at, stageWord(at.stage), hostHint(at)) ??
        explainSystem(raw.code ?? '', at, stageWord(at.stage), hostHint(at));
    if (at.stage === 'tls' ||
        raw.code === 'ETLS' ||
        system.startsWith('ERR_SSL') ||
        system.startsWith('ERR_TLS')) {
        return new errors/* ActionError */.lZ('tls', {
            title: `The TLS handshake failed (${system || 'no code'})`,
            causes: ['The server, or something between, broke off the handshake.'],
            remedies: ['Run the step again; on a self-hosted runner look for a proxy that intercepts TLS.'],
            anchor: 'tls-handshake',
            retryable: known?.retryable ?? false,
            ...detail,
        });
    }
    if (known) {
        const { kind, ...rest } = known;
        return new errors/* ActionError */.lZ(kind, { ...rest, ...detail });
    }
    if (raw.code === 'ESOCKET')
        return brokenSocket(system, at, raw);
    if (raw.command !== 'API') {
        if (raw.code === 'EMESSAGE' && !reply)
            return tooLarge(raw);
        if (reply || SERVER_REPLIES.has(raw.code))
            return strangeAnswer(at, raw);
    }
    return new errors/* ActionError */.lZ('internal', {
        title: `The mail could not be sent: ${raw.message} (${stageWord(at.stage)})`,
        remedies: ['Please report this with the step debug log (ACTIONS_STEP_DEBUG), which holds no secret.'],
        anchor: 'internal',
        ...detail,
    });
}
const SERVER_REPLIES = new Set([
    'EPROTOCOL',
    'EAUTH',
    'EENVELOPE',
    'EMESSAGE',
]);
function tooLarge(raw) {
    return new errors/* ActionError */.lZ('rejected', {
        title: 'The message is too large for the server',
        causes: [`The server announced a limit that is below the size of the message (${raw.message}).`],
        remedies: ['Leave attachments out, make them smaller, or link to them.'],
        anchor: 'too-large',
        cause: raw,
    });
}
function strangeAnswer(at, raw) {
    const words = at.stage === 'end-of-data' ? undefined : raw.response;
    return new errors/* ActionError */.lZ('connect', {
        title: `${at.host}:${at.port} does not answer as a mail server (${stageWord(at.stage)})`,
        causes: [
            'smtp-host or smtp-port leads to another service.',
            'A firewall or proxy answers in place of the mail server.',
        ],
        remedies: [
            `Check smtp-host and smtp-port (587)${hostHint(at)}.`,
            'On a self-hosted runner look at what stands between it and this port.',
        ],
        anchor: 'connection-lost',
        response: words,
        rejected: listRefusals(raw),
        cause: raw,
    });
}
function brokenSocket(code, at, raw) {
    return new errors/* ActionError */.lZ('connect', {
        title: `The connection to ${at.host}:${at.port} failed (${code}, ${stageWord(at.stage)})`,
        causes: ['The network of the runner has a fault, or something between cut the connection.'],
        remedies: ['Run the step again; on a self-hosted runner look at its network and at what it may reach.'],
        anchor: 'connection-lost',
        retryable: true,
        cause: raw,
    });
}
function stalled(at, cause) {
    const isConnecting = at.stage === 'dns' || at.stage === 'connect';
    return new errors/* ActionError */.lZ('timeout', {
        title: `No answer from ${at.host}:${at.port} in time (${stageWord(at.stage)})`,
        causes: [
            isConnecting
                ? 'A firewall drops outbound connections to this port without a word.'
                : 'The service is overloaded, or a firewall or proxy holds the connection up.',
        ],
        remedies: [
            isConnecting
                ? `Open outbound TCP ${at.port} to ${at.host} by name; GitHub-hosted runners have it open.`
                : 'Run the step again, or give it more time with the timeout input.',
        ],
        anchor: 'timeout',
        retryable: true,
        ...(cause !== undefined && { cause }),
    });
}
function noStartTls(at, response) {
    return new errors/* ActionError */.lZ('tls', {
        title: `${at.host}:${at.port} does not offer STARTTLS`,
        causes: [
            `smtp-host is not ${nameServer(at)}, or a firewall or virus scanner between strips STARTTLS from the conversation.`,
        ],
        remedies: [
            'Check smtp-host and smtp-port (587); on a self-hosted runner turn off SMTP inspection for this host.',
        ],
        anchor: 'no-starttls',
        ...(response !== undefined && { response }),
    });
}
function injectedReplies(at) {
    return new errors/* ActionError */.lZ('tls', {
        title: `${at.host}:${at.port} sent replies in the clear behind its answer to STARTTLS`,
        causes: ['Someone on the network injects replies into the conversation, or the server is faulty.'],
        remedies: ['Nothing was sent. Check smtp-host and the network of the runner before you try again.'],
        anchor: 'injected-replies',
    });
}
function nameServer({ service }) {
    return service.host === '' ? 'the one that is meant' : service.label;
}
function hostHint({ service }) {
    return service.host === '' ? '' : `; for the public cloud leave smtp-host out (${service.host})`;
}
function readReply(response, stage) {
    const match = /^(\d{3})(?:[ -](\d\.\d{1,3}\.\d{1,3})(?![\d.]))?/.exec(response);
    return {
        stage,
        code: Number(match?.[1] ?? 0),
        enhanced: match?.[2] ?? '',
        text: response,
    };
}
function listRefusals({ rejectedErrors }) {
    return rejectedErrors?.map(({ recipient, response, message }) => readRefusal(recipient ?? '', response ?? message));
}
function readRefusal(address, response) {
    const { code, enhanced } = readReply(response, 'rcpt');
    return { address, code, enhanced, response };
}
function stageWord(stage) {
    const words = {
        dns: 'while resolving the name',
        connect: 'while connecting',
        greeting: 'waiting for the greeting',
        ehlo: 'at EHLO',
        starttls: 'at STARTTLS',
        tls: 'in the TLS handshake',
        auth: 'while signing in',
        mail: 'at MAIL FROM',
        rcpt: 'at RCPT TO',
        data: 'at DATA',
        'end-of-data': 'after the message was handed over',
        quit: 'at QUIT',
    };
    return words[stage];
}

;// CONCATENATED MODULE: ./src/smtp/connection-guard.ts


const QUIT_WAIT_MS = 1_000;
const CLOSE_WAIT_MS = 250;
class ConnectionGuard {
    #connection;
    #dialogue;
    #server;
    #patience;
    #fail;
    #leaving;
    constructor(connection, dialogue, server, patience) {
        this.#connection = connection;
        this.#dialogue = dialogue;
        this.#server = server;
        this.#patience = patience;
        connection.on('error', this.#onError);
        dialogue.onStrangeAnswer = (response) => {
            const raw = { message: 'The server does not speak SMTP', code: 'EPROTOCOL', response };
            this.#fail?.(this.#judge(strangeAnswer(this.situation(), raw)));
        };
        patience.signal.addEventListener('abort', this.#onAbort, { once: true });
        patience.finalSignal.addEventListener('abort', this.#giveUp, { once: true });
    }
    situation() {
        return { ...this.#server, stage: this.#dialogue.waitingFor };
    }
    refuse(error) {
        this.#end();
        return error;
    }
    #end() {
        if (this.#dialogue.isIdle)
            void this.leave();
        else
            this.#close();
    }
    #close() {
        this.#release();
        if (this.#dialogue.isInBody && this.#connection._socket)
            this.#connection._socket.destroy();
        this.#connection.close();
    }
    leave() {
        this.#leaving ??= this.#quit();
        return this.#leaving;
    }
    #quit() {
        this.#release();
        if (this.#connection.destroyed)
            return Promise.resolve();
        this.#dialogue.enter('quit');
        return new Promise((resolve) => {
            const giveUp = setTimeout(() => this.#connection.close(), QUIT_WAIT_MS);
            this.#connection.once('end', () => {
                clearTimeout(giveUp);
                resolve();
            });
            this.#connection.quit();
        });
    }
    #release() {
        this.#fail = undefined;
        this.#patience.signal.removeEventListener('abort', this.#onAbort);
        this.#patience.finalSignal.removeEventListener('abort', this.#giveUp);
    }
    during(call) {
        return new Promise((resolve, reject) => {
            this.#fail = (error) => {
                this.#end();
                Promise.resolve(error).then(reject, reject);
            };
            if (this.#patience.signal.aborted) {
                this.#giveUp();
                return;
            }
            if (this.#connection.destroyed) {
                this.#onError({ message: 'the server closed the idle connection', code: 'ECONNECTION' });
                return;
            }
            call((error, value) => {
                if (error)
                    this.#onError(error);
                else
                    resolve(value);
            });
        });
    }
    #onAbort = () => {
        if (this.#dialogue.stage !== 'end-of-data')
            this.#giveUp();
    };
    #giveUp = () => this.#fail?.(this.#judge(stalled(this.situation())));
    #onError = (raw) => {
        const at = this.situation();
        if (raw.code === 'ETLS' && raw.command === 'STARTTLS' && at.stage !== 'tls') {
            this.#fail?.(noStartTls(at, raw.response));
            return;
        }
        this.#fail?.(this.#explain(raw, at));
    };
    async #explain(raw, at) {
        const explainReply = await at.service.loadReplies();
        const stage = stageOf(raw) ?? at.stage;
        return this.#judge(classifyFailure(raw, { ...at, stage }, explainReply), at);
    }
    #judge(error, at = this.situation()) {
        if (at.stage !== 'end-of-data' || error.response !== undefined)
            return error;
        return new errors/* ActionError */.lZ('unknown-outcome', {
            title: 'The message was handed over, but the reply of the server was lost',
            causes: [`${error.title}.`],
            remedies: [
                `Look in the mailbox or in ${at.service.whereToLook} before you run the step again: the mail may have been sent. The action does not send it twice.`,
            ],
            anchor: 'unknown-outcome',
            cause: error,
        });
    }
}
function stageOf(raw) {
    switch (raw.command) {
        case 'MAIL FROM':
            return 'mail';
        case 'RCPT TO':
            return 'rcpt';
        case 'DATA':
            return raw.code === 'EMESSAGE' ? 'end-of-data' : 'data';
        case 'EHLO':
        case 'HELO':
            return 'ehlo';
        default:
            return raw.command?.startsWith('AUTH') ? 'auth' : undefined;
    }
}

;// CONCATENATED MODULE: ./src/smtp/transcript.ts
const LF = 0x0a;
const REPLY = /^([2-5][0-5]\d)(?:-[^\n]*\n\1)*(?: [^\n]*)?$/;
class Transcript {
    stage = 'dns';
    isInBody = false;
    onStrangeAnswer = () => { };
    injectedBytes = 0;
    marks = {};
    #debug;
    #isSecured = false;
    #unanswered = ['greeting'];
    #unreadLines;
    #isMidLine = false;
    #isLost = false;
    #isEarly = false;
    constructor(debug) {
        this.#debug = debug;
    }
    enter(stage) {
        this.stage = stage;
    }
    get waitingFor() {
        const isPipelined = this.stage === 'rcpt' || this.stage === 'data';
        return (isPipelined ? this.#unanswered[0] : undefined) ?? this.stage;
    }
    get isIdle() {
        return this.#unanswered.length === 0 && !this.isInBody && !this.#isLost;
    }
    enterBody() {
        this.isInBody = true;
    }
    endBody() {
        this.stage = 'end-of-data';
        this.#unanswered.push('end-of-data');
    }
    listenTo(socket) {
        this.#unreadLines = 0;
        socket.prependListener('data', (octets) => {
            if (this.isInBody)
                this.#isEarly = true;
            this.#unreadLines = (this.#unreadLines ?? 0) + octets.filter((octet) => octet === LF).length;
            this.#isMidLine = octets.at(-1) !== LF;
        });
    }
    logger = (() => {
        const take = (entry, ...words) => this.#take((entry ?? {}), words);
        return { trace: take, debug: take, info: take, warn: take, error: take, fatal: take, level: () => { } };
    })();
    #take(entry, words) {
        const text = String(words[0] ?? '');
        if (entry.discarded !== undefined)
            this.injectedBytes += entry.discarded;
        switch (entry.tnx) {
            case 'dns':
                this.stage = 'connect';
                this.marks.resolvedAt = performance.now();
                return;
            case 'network':
                if (text.includes('established'))
                    this.stage = 'greeting';
                return;
            case 'client':
                this.#follow(text);
                this.#unanswered.push(this.stage);
                this.#say('C', this.#hideCredentials(text));
                return;
            case 'message':
                this.isInBody = false;
                return;
            case 'server':
                this.#say('S', text);
                this.#answer(text);
                return;
            default:
        }
    }
    #answer(text) {
        const asked = this.#unanswered.shift();
        if (this.#unreadLines !== undefined)
            this.#unreadLines -= text.split('\n').length;
        const isCut = this.#unreadLines !== undefined && this.#unreadLines < 0;
        if (this.stage === 'starttls' && text.startsWith('220'))
            this.stage = 'tls';
        if (this.isInBody && REPLY.test(text) && /^[45]/.test(text))
            return;
        if (!this.#isEarly && !isCut && REPLY.test(text) && this.#isAnswerTo(asked, text))
            return;
        this.stage = this.isInBody ? 'end-of-data' : (asked ?? this.stage);
        this.#isLost = true;
        this.onStrangeAnswer(text);
    }
    #isAnswerTo(asked, text) {
        if (asked === undefined)
            return text.startsWith('421');
        if (asked !== 'data')
            return true;
        const isClear = !this.#unreadLines && !this.#isMidLine;
        return /^[45]/.test(text) || (text.startsWith('354') && isClear);
    }
    #follow(command) {
        if (/^(?:EHLO|HELO)\b/i.test(command)) {
            if (this.stage === 'tls')
                this.#isSecured = true;
            this.stage = 'ehlo';
        }
        else if (/^STARTTLS\b/i.test(command)) {
            this.stage = 'starttls';
            this.marks.startTlsAt = performance.now();
        }
        else if (/^RCPT\b/i.test(command)) {
            this.stage = 'rcpt';
        }
        else if (/^DATA\b/i.test(command)) {
            this.stage = 'data';
        }
    }
    #hideCredentials(command) {
        if (this.stage !== 'auth')
            return command;
        const verb = /^AUTH (?:LOGIN|PLAIN|XOAUTH2)\b/i.exec(command)?.[0];
        return verb === undefined
            ? '(credentials)'
            : `${verb}${command.length > verb.length ? ' (credentials)' : ''}`;
    }
    #say(who, text) {
        for (const line of text.split(/\r?\n/))
            this.#debug(`${this.#isSecured ? 'tls' : 'tcp'} ${who}: ${line}`);
    }
}

;// CONCATENATED MODULE: ./src/smtp/session.ts






const IDLE_MS = 75_000;
const MAX_REPLY_BYTES = 64 * 1024;
async function openSession(server, credentials, patience, debug, dialing) {
    const dialed = await dialing?.connected;
    if (patience.signal.aborted)
        dialed?.destroy();
    const dialogue = new Transcript(debug);
    if (dialing?.resolvedAt !== undefined)
        dialogue.enter(dialed ? 'greeting' : 'connect');
    if (dialed)
        dialogue.marks.resolvedAt = dialing?.resolvedAt;
    const connection = new smtp_connection/* default */.A({
        host: server.host,
        port: server.port,
        connection: dialed,
        secure: false,
        requireTLS: true,
        connectionTimeout: server.timeoutMs,
        greetingTimeout: server.timeoutMs,
        dnsTimeout: server.timeoutMs,
        socketTimeout: Math.max(server.timeoutMs, IDLE_MS),
        socketCloseTimeout: CLOSE_WAIT_MS,
        maxResponseSize: MAX_REPLY_BYTES,
        transactionLog: true,
        logger: dialogue.logger,
        tls: { minVersion: 'TLSv1.2', servername: server.host, rejectUnauthorized: true },
        customAuth: handlers,
    });
    const guard = new ConnectionGuard(connection, dialogue, server, patience);
    const startedAt = (dialed && dialing?.startedAt) ?? performance.now();
    await guard.during((done) => {
        if (dialed?.destroyed)
            done({ message: 'the server closed the connection', code: 'ECONNECTION' });
        else
            connection.connect(done);
    });
    if (dialogue.injectedBytes > 0)
        throw guard.refuse(injectedReplies(guard.situation()));
    const socket = connection._socket;
    dialogue.listenTo(socket);
    if (socket.encrypted !== true || !socket.authorized)
        throw guard.refuse(noStartTls(guard.situation()));
    const securedAt = performance.now();
    dialogue.enter('auth');
    await guard.during((done) => connection.login(chooseAuth(credentials, server.service.signIn.mechanisms, connection.lastServerResponse), done));
    const signedInAt = performance.now();
    return {
        tlsVersion: socket.getProtocol() ?? 'unknown',
        timings: timeStages(startedAt, dialogue.marks, securedAt, signedInAt),
        send: (envelope, message, onBegin) => transmit(connection, guard, dialogue, envelope, message, onBegin),
        quit: () => guard.leave(),
    };
}
function timeStages(startedAt, { resolvedAt = startedAt, startTlsAt = resolvedAt }, securedAt, signedInAt) {
    return {
        dnsMs: Math.round(resolvedAt - startedAt),
        connectMs: Math.round(startTlsAt - resolvedAt),
        tlsMs: Math.round(securedAt - startTlsAt),
        authMs: Math.round(signedInAt - securedAt),
    };
}
async function transmit(connection, guard, dialogue, envelope, message, onBegin) {
    const startedAt = performance.now();
    dialogue.enter('mail');
    const begin = () => {
        dialogue.enterBody();
        onBegin();
    };
    const body = external_node_stream_.Readable.from(pieces(message, begin), { objectMode: false });
    body.once('end', () => dialogue.endBody());
    const info = await guard.during((done) => connection.send({ from: envelope.from, to: [...envelope.to], size: message.byteLength }, body, done));
    const rejected = (info?.rejectedErrors ?? []).map((error, index) => readRefusal(error.recipient ?? info?.rejected[index] ?? '', error.response ?? error.message));
    return {
        accepted: info?.accepted ?? [],
        rejected,
        response: info?.response ?? '',
        size: info?.messageSize ?? message.byteLength,
        durationMs: Math.round(performance.now() - startedAt),
    };
}
const PIECE_BYTES = 64 * 1024;
function* pieces(message, onBegin) {
    onBegin();
    for (let at = 0; at < message.byteLength; at += PIECE_BYTES)
        yield message.subarray(at, at + PIECE_BYTES);
}

;// CONCATENATED MODULE: ./src/steps/sign-in.ts





const ANSWER_TIMEOUT_MS = 30_000;
const LONGEST_REASON = 300;
async function signIn(settings, runner, authorityHost, patience, dialing) {
    const { signal } = patience;
    const { login, server, service } = settings;
    if (settings.signIn === 'password' && service.signIn.passwordNotice !== undefined) {
        runner.notice(service.signIn.passwordNotice, { title: 'Sign-in by password' });
    }
    const credentials = await findCredentials(settings, runner, authorityHost, signal);
    const debug = runner.isDebug() ? (line) => runner.debug(line) : () => { };
    try {
        return await openSession({ ...server, service, timeoutMs: Math.min(settings.timeoutMs, ANSWER_TIMEOUT_MS) }, credentials, patience, debug, dialing);
    }
    catch (error) {
        if (!(error instanceof errors/* ActionError */.lZ) || error.anchor !== service.signIn.refusedAnchor)
            throw error;
        const isClientSecret = service.signIn.passwordInput === 'client-secret';
        if (service.token === undefined || (credentials.method === 'PASSWORD' && !isClientSecret))
            throw error;
        const known = {
            error,
            service,
            target: service.token,
            form: login.resource === undefined ? 'smtp-username' : 'triple',
            clientId: login.clientId,
            tenantId: login.tenantId,
        };
        const { diagnoseSignIn, explainTokenError } = await __webpack_require__.e(/* import() */ 380).then(__webpack_require__.bind(__webpack_require__, 380));
        if (credentials.method === 'XOAUTH2') {
            throw explainTokenError({ ...known, token: credentials.token, now: new Date() });
        }
        if (login.clientId !== undefined && login.tenantId !== undefined) {
            announceHost(runner, authorityHost, 'client secret');
        }
        const { scrub } = runner;
        throw await diagnoseSignIn({ ...known, secret: credentials.secret, authorityHost, signal, scrub });
    }
}
async function findCredentials(settings, runner, authorityHost, signal) {
    const { login, secret, signIn: way, service } = settings;
    const { username, clientId = '', tenantId = '' } = login;
    if (way === 'password' || service.token === undefined)
        return { method: 'PASSWORD', username, secret };
    const { ASSERTION_AUDIENCE, requestToken } = await __webpack_require__.e(/* import() */ 380).then(__webpack_require__.bind(__webpack_require__, 380));
    const assertion = way === 'oidc' ? await requestAssertion(runner, ASSERTION_AUDIENCE, signal) : undefined;
    announceHost(runner, authorityHost, assertion === undefined ? 'client secret' : 'OIDC token of this run');
    const { value: token, expiresOn } = await requestToken({
        target: service.token,
        tenantId,
        clientId,
        credential: assertion === undefined ? { secret } : { assertion },
        authorityHost,
        signal,
        scrub: runner.scrub,
    });
    hide(runner, [username], token);
    runner.info(`Microsoft Entra ID gave an access token, valid until ${expiresOn.toISOString()}.`);
    return { method: 'XOAUTH2', username, token };
}
async function requestAssertion(runner, audience, signal) {
    try {
        const assertion = await Promise.race([runner.requestIdToken(audience), rejectWhenOver(signal)]);
        hide(runner, [], assertion);
        return assertion;
    }
    catch (error) {
        const reason = error instanceof Error ? (0,claims/* tidyText */.qV)(runner.scrub(error.message), LONGEST_REASON) : '';
        throw new errors/* ActionError */.lZ(signal.aborted ? 'timeout' : 'token', {
            title: signal.aborted
                ? 'GitHub gave this run no OIDC token before the time of this step ran out'
                : 'GitHub gave this run no OIDC token',
            causes: [
                ...(signal.aborted || reason === '' ? [] : [`The request for it failed: ${reason}`]),
                "GitHub's OIDC provider has a temporary fault, or the runner cannot reach it.",
            ],
            remedies: [
                'Run the step again.',
                'On a self-hosted runner, allow https to the host in ACTIONS_ID_TOKEN_REQUEST_URL.',
            ],
            anchor: 'oidc-token',
        });
    }
}
function rejectWhenOver(signal) {
    return new Promise((_resolve, reject) => {
        if (signal.aborted)
            reject(signal.reason);
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
}
function announceHost(runner, authorityHost, credential) {
    const host = (0,authority/* findForeignHost */.q)(authorityHost);
    if (host === undefined)
        return;
    runner.notice(`AZURE_AUTHORITY_HOST is set, so ${host} gets the ${credential}. It is not a sign-in host of Microsoft: make sure that it is meant.`, { title: 'Check AZURE_AUTHORITY_HOST' });
}
function hide(runner, usernames, secret) {
    for (const form of (0,wire_forms/* listWireForms */.h)(usernames, [secret])) {
        if (!usernames.includes(form))
            runner.mask(form);
    }
}


/***/ })

};

export const id = 169;
export const ids = [169];
export const modules = {

/***/ 9622:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lN: () => (/* binding */ tokenEndpoint),
/* harmony export */   qI: () => (/* binding */ findForeignHost)
/* harmony export */ });
/* unused harmony export DEFAULT_AUTHORITY */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);

/** Sign-in host of the public cloud. */
const DEFAULT_AUTHORITY = 'https://login.microsoftonline.com';
/**
 * Sign-in hosts of Microsoft's clouds, aliases included.
 *
 * Source: MSAL.NET, `KnownMetadataProvider`; Microsoft Learn, "National clouds"; read 2026-11.
 */
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
/**
 * The token endpoint of a tenant.
 *
 * Source: Microsoft Learn, "Microsoft identity platform and the OAuth 2.0 client credentials flow"; the variable
 * AZURE_AUTHORITY_HOST is the Azure SDKs' convention for other clouds. A host without a scheme is taken as https, as
 * the SDK for Python does. Nothing but https is taken, loopback included: the request carries the client secret.
 *
 * @param authorityHost value of AZURE_AUTHORITY_HOST, empty for the public cloud
 * @param tenantId      GUID or domain name of the tenant
 * @throws ActionError of kind `input`; never quotes the value, which could hold a password
 */
function tokenEndpoint(authorityHost, tenantId) {
    if (!/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i.test(tenantId)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('input', {
            title: 'tenant-id is neither a GUID nor a domain name',
            remedies: ['Give the Directory (tenant) ID from the Overview page of the app registration.'],
            anchor: 'entra-tenant-not-found',
        });
    }
    const authority = parseAuthority(authorityHost.trim() || DEFAULT_AUTHORITY);
    return new URL(`${authority}/${tenantId}/oauth2/v2.0/token`);
}
/**
 * Which host gets the credential although Microsoft does not run it: any step of the job can set the variable for those
 * after it.
 *
 * @returns the host's name, or undefined for Microsoft's own, and for a value that {@link tokenEndpoint} refuses
 */
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
    const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
    if (!url)
        throw refuse('is not a URL');
    if (url.protocol !== 'https:') {
        throw refuse('does not start with https://, and a client secret is only ever sent over https');
    }
    if (url.username || url.password)
        throw refuse('holds a user name or password');
    if (url.search || url.hash)
        throw refuse('holds a query or a fragment');
    return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
function refuse(what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('input', {
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

/***/ 986:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YG: () => (/* binding */ readAssertionClaims),
/* harmony export */   qV: () => (/* binding */ tidyText),
/* harmony export */   v4: () => (/* binding */ readTokenClaims)
/* harmony export */ });
/**
 * What a JWT says about itself, read without checking its signature: fit for messages, never for a decision about
 * trust. The token itself never leaves this file.
 *
 * Sources: RFC 7519 section 4.1; GitHub Docs, "OpenID Connect reference"; Microsoft Learn, "Access token claims
 * reference".
 */
/** Longest subject that Entra stores for a federated credential (Microsoft Graph, federatedIdentityCredential). */
const MAX_CLAIM = 600;
/** No real token comes near; keeps a hostile one from costing memory. */
const MAX_JWT = 64 * 1024;
/**
 * Reads issuer, audience and subject of GitHub's OIDC token.
 *
 * @returns the claims, free of control and direction characters, or undefined when it is no JWT with all three
 */
function readAssertionClaims(jwt) {
    const payload = decodePayload(jwt);
    const issuer = textOf(payload?.['iss']);
    const audience = textOf([payload?.['aud']].flat()[0]);
    const subject = textOf(payload?.['sub']);
    return issuer && audience && subject ? { issuer, audience, subject } : undefined;
}
/**
 * Reads the claims of an access token; version 1 names the app `appid`, version 2 `azp`.
 *
 * @returns the claims found, or undefined when the token is no JWT (RFC 6749 allows an opaque one)
 */
function readTokenClaims(token) {
    const payload = decodePayload(token);
    if (!payload)
        return undefined;
    const audience = textOf([payload['aud']].flat()[0]);
    const appId = textOf(payload['appid'] ?? payload['azp']);
    const tenantId = textOf(payload['tid']);
    const seconds = payload['exp'];
    const expires = new Date(typeof seconds === 'number' ? seconds * 1000 : Number.NaN);
    const roles = Array.isArray(payload['roles']) ? payload['roles'] : [];
    return {
        roles: roles.map(textOf).filter((role) => role !== undefined),
        ...(audience && { audience }),
        ...(appId && { appId }),
        ...(tenantId && { tenantId }),
        ...(!Number.isNaN(expires.getTime()) && { expires }),
    };
}
/** Makes foreign text fit for one line of a message: no control, format or direction characters, bounded length. */
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

/***/ 1169:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  signIn: () => (/* binding */ signIn)
});

// EXTERNAL MODULE: ./src/azure/authority.ts
var authority = __webpack_require__(9622);
// EXTERNAL MODULE: ./src/azure/claims.ts
var claims = __webpack_require__(986);
// EXTERNAL MODULE: ./src/azure/wire.ts
var wire = __webpack_require__(2914);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./node_modules/nodemailer/dist/esm/smtp-connection/index.js + 2 modules
var smtp_connection = __webpack_require__(6611);
;// CONCATENATED MODULE: ./src/smtp/dialogue.ts
/**
 * Listens to the conversation: knows how far it got, when TLS began, and whether bytes were injected, and passes it
 * on line by line without credentials.
 */
class Dialogue {
    stage = 'dns';
    /** Bytes that arrived in the clear behind the reply to STARTTLS; a server never sends any. */
    injectedBytes = 0;
    /** `performance.now()` when the name was resolved and when STARTTLS was sent. */
    marks = {};
    #debug;
    #isSecured = false;
    constructor(debug) {
        this.#debug = debug;
    }
    enter(stage) {
        this.stage = stage;
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
                this.#say('C', this.#hideCredentials(text));
                return;
            case 'server':
                this.#say('S', text);
                if (this.stage === 'starttls' && text.startsWith('220'))
                    this.stage = 'tls';
                return;
            default:
        }
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
    /** While signing in, everything that is not the bare verb is part of the credentials. */
    #hideCredentials(command) {
        if (this.stage !== 'auth')
            return command;
        const verb = /^AUTH (?:LOGIN|XOAUTH2)\b/i.exec(command)?.[0];
        return verb === undefined
            ? '(credentials)'
            : `${verb}${command.length > verb.length ? ' (credentials)' : ''}`;
    }
    #say(who, text) {
        for (const line of text.split(/\r?\n/))
            this.#debug(`${this.#isSecured ? 'tls' : 'tcp'} ${who}: ${line}`);
    }
}

// EXTERNAL MODULE: ./src/smtp/failure.ts + 2 modules
var failure = __webpack_require__(1091);
;// CONCATENATED MODULE: ./src/smtp/guard.ts


/** How long a server may take to close after QUIT. */
const QUIT_WAIT_MS = 2000;
/** Runs one library call at a time and makes every way to fail one ActionError. */
class Guard {
    #connection;
    #dialogue;
    #server;
    #signal;
    #fail;
    #leaving;
    constructor(connection, dialogue, server, signal) {
        this.#connection = connection;
        this.#dialogue = dialogue;
        this.#server = server;
        this.#signal = signal;
        connection.on('error', this.#onError);
        signal.addEventListener('abort', this.#onAbort, { once: true });
    }
    situation() {
        return { ...this.#server, stage: this.#dialogue.stage };
    }
    /** Ends the connection, by QUIT where the server still listens, and hands the error back to be thrown. */
    refuse(error) {
        if (error.response === undefined) {
            this.#release();
            this.#connection.close();
        }
        else {
            void this.leave();
        }
        return error;
    }
    /** Once, however often it is asked for. */
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
        this.#signal.removeEventListener('abort', this.#onAbort);
    }
    during(call) {
        return new Promise((resolve, reject) => {
            this.#fail = (error) => {
                this.refuse(error);
                reject(error);
            };
            if (this.#signal.aborted) {
                this.#onAbort();
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
    #onAbort = () => this.#fail?.(this.#judge((0,failure/* stalled */.O0)(this.situation())));
    #onError = (raw) => {
        const at = this.situation();
        if (raw.code === 'ETLS' && raw.command === 'STARTTLS' && at.stage !== 'tls') {
            this.#fail?.((0,failure/* noStartTls */.tD)(at, raw.response));
            return;
        }
        const stage = stageOf(raw) ?? at.stage;
        this.#fail?.(this.#judge((0,failure/* classifyFailure */.XE)(raw, { ...at, stage })));
    };
    /** After the end of DATA only a reply settles the outcome; without one it is unknown (RFC 5321 section 4.1.1.4). */
    #judge(error) {
        if (this.#dialogue.stage !== 'end-of-data' || error.response !== undefined)
            return error;
        return new errors/* ActionError */.l('unknown-outcome', {
            title: 'The message was handed over, but the reply of the server was lost',
            causes: [`${error.title}.`],
            remedies: [
                'Look in the mailbox or in Azure Monitor before you run the step again: the mail may have been sent. The action does not send it twice.',
            ],
            anchor: 'unknown-outcome',
            cause: error,
        });
    }
}
/** The stage that the library names, where it knows better than the order of what we sent (pipelining). */
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

;// CONCATENATED MODULE: ./src/smtp/session.ts






/** A signed-in session may wait this long for the rest of the mail: GitHub has a minute to answer. */
const IDLE_MS = 75_000;
/** Replies longer than this are no replies; the library's own limit is 1 MB. */
const MAX_REPLY_BYTES = 64 * 1024;
/** Our name for XOAUTH2: under its own name the library would fall back to another mechanism, token and all. */
const BY_TOKEN = 'ACCESS-TOKEN';
/**
 * Connects, upgrades by STARTTLS (RFC 3207), checks certificate and name, and signs in.
 *
 * TLS 1.2 or later and the upgrade are not negotiable: without them nothing secret leaves this machine.
 *
 * @param signal ends everything at once; the error says at which stage it stood
 * @param debug  receives the conversation line by line, without credentials
 * @throws ActionError of kind dns, connect, tls, timeout, auth or throttled
 */
async function openSession(server, credentials, signal, debug) {
    const dialogue = new Dialogue(debug);
    const connection = new smtp_connection/* default */.A({
        host: server.host,
        port: server.port,
        secure: false,
        requireTLS: true,
        connectionTimeout: server.timeoutMs,
        greetingTimeout: server.timeoutMs,
        dnsTimeout: server.timeoutMs,
        socketTimeout: Math.max(server.timeoutMs, IDLE_MS),
        socketCloseTimeout: QUIT_WAIT_MS,
        maxResponseSize: MAX_REPLY_BYTES,
        transactionLog: true,
        logger: dialogue.logger,
        tls: { minVersion: 'TLSv1.2', servername: server.host, rejectUnauthorized: true },
        customAuth: { [BY_TOKEN]: signInByToken },
    });
    const guard = new Guard(connection, dialogue, server, signal);
    const startedAt = performance.now();
    await guard.during((done) => connection.connect(done));
    if (dialogue.injectedBytes > 0)
        throw guard.refuse((0,failure/* injectedReplies */.HA)(guard.situation()));
    const socket = connection._socket;
    if (socket.encrypted !== true || !socket.authorized)
        throw guard.refuse((0,failure/* noStartTls */.tD)(guard.situation()));
    const securedAt = performance.now();
    dialogue.enter('auth');
    await guard.during((done) => connection.login(credentials.method === 'LOGIN'
        ? { method: 'LOGIN', user: credentials.username, pass: credentials.secret }
        : { method: BY_TOKEN, user: credentials.username, pass: credentials.token }, done));
    const signedInAt = performance.now();
    return {
        tlsVersion: socket.getProtocol() ?? 'unknown',
        timings: timeStages(startedAt, dialogue.marks, securedAt, signedInAt),
        send: (envelope, message) => transmit(connection, guard, dialogue, envelope, message),
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
async function transmit(connection, guard, dialogue, envelope, message) {
    const startedAt = performance.now();
    dialogue.enter('mail');
    const body = external_node_stream_.Readable.from(pieces(message), { objectMode: false });
    // Once the whole message was read the server may have it all: from here on, silence proves nothing.
    body.once('end', () => dialogue.enter('end-of-data'));
    const info = await guard.during((done) => connection.send({ from: envelope.from, to: [...envelope.to], size: message.byteLength }, body, done));
    const rejected = (info?.rejectedErrors ?? []).map((error, index) => (0,failure/* readRefusal */.ni)(error.recipient ?? info?.rejected[index] ?? '', error.response ?? error.message));
    const serverId = readServerId(info?.response ?? '');
    return {
        accepted: info?.accepted ?? [],
        rejected,
        response: info?.response ?? '',
        ...(serverId !== undefined && { serverId }),
        size: info?.messageSize ?? message.byteLength,
        durationMs: Math.round(performance.now() - startedAt),
    };
}
/**
 * XOAUTH2 by our own hand: the library would answer a refused token with "cannot create a new access token" and hide
 * the server's 535. Source: Microsoft Learn, "Authenticate an IMAP, POP or SMTP connection using OAuth".
 */
async function signInByToken(ctx) {
    const { user, pass } = ctx.auth.credentials;
    const first = await ctx.sendCommand(`AUTH XOAUTH2 ${Buffer.from((0,wire/* saslXoauth2 */.F)(user, pass)).toString('base64')}`);
    // 334 carries the reason as JSON; an empty line asks for the final reply.
    const last = first.status === 334 ? await ctx.sendCommand('') : first;
    if (last.status >= 200 && last.status < 300)
        ctx.resolve();
    else
        ctx.reject(new Error('Invalid login'));
}
/** The service's own id of the message: `<id@host> [InternalId=…]`, `queued as …` or the last word behind `OK`. */
function readServerId(response) {
    const match = /InternalId=(\d+)/.exec(response) ??
        /\bqueued as ([\w.-]+)/i.exec(response) ??
        /\bOK\s+(?:id=)?<?([\w.@-]{6,})>?/i.exec(response);
    return match?.[1];
}
const PIECE_BYTES = 64 * 1024;
function* pieces(message) {
    for (let at = 0; at < message.byteLength; at += PIECE_BYTES)
        yield message.subarray(at, at + PIECE_BYTES);
}

;// CONCATENATED MODULE: ./src/signin.ts





/** The longest wait for one answer of the mail server; the total time bounds all of them together. */
const ANSWER_TIMEOUT_MS = 30_000;
const LONGEST_REASON = 300;
/**
 * Opens a signed-in session: gets a token where one is needed, connects, and explains a refusal better than the
 * server's 535 does, by asking Entra about the same credentials.
 *
 * @param authorityHost AZURE_AUTHORITY_HOST, empty for the public cloud
 * @throws ActionError
 */
async function signIn(settings, runner, authorityHost, signal) {
    const { login, server } = settings;
    const credentials = await findCredentials(settings, runner, authorityHost, signal);
    const debug = runner.isDebug() ? (line) => runner.debug(line) : () => { };
    try {
        return await openSession({ ...server, timeoutMs: Math.min(settings.timeoutMs, ANSWER_TIMEOUT_MS) }, credentials, signal, debug);
    }
    catch (error) {
        // A server without the mechanism refuses anybody; asking Entra would explain something else.
        if (!(error instanceof errors/* ActionError */.l) || error.anchor !== 'sign-in-refused')
            throw error;
        const known = {
            error,
            form: login.resource === undefined ? 'smtp-username' : 'triple',
            ...(login.clientId !== undefined && { clientId: login.clientId }),
            ...(login.tenantId !== undefined && { tenantId: login.tenantId }),
            ...(login.resource !== undefined && { resource: login.resource }),
            reveal: false,
        };
        const { diagnoseSignIn, explainTokenError } = await __webpack_require__.e(/* import() */ 90).then(__webpack_require__.bind(__webpack_require__, 7090));
        if (credentials.method === 'XOAUTH2') {
            throw explainTokenError({ ...known, token: credentials.token, now: new Date() });
        }
        if (login.clientId !== undefined && login.tenantId !== undefined) {
            announceHost(runner, authorityHost, 'client secret');
        }
        throw await diagnoseSignIn({ ...known, secret: credentials.secret, authorityHost, signal });
    }
}
async function findCredentials(settings, runner, authorityHost, signal) {
    const { login, secret, signIn: way } = settings;
    const { username, clientId = '', tenantId = '' } = login;
    if (way === 'password')
        return { method: 'LOGIN', username, secret };
    const { ASSERTION_AUDIENCE, requestToken } = await __webpack_require__.e(/* import() */ 90).then(__webpack_require__.bind(__webpack_require__, 7090));
    const assertion = way === 'oidc' ? await requestAssertion(runner, ASSERTION_AUDIENCE, signal) : undefined;
    announceHost(runner, authorityHost, assertion === undefined ? 'client secret' : 'OIDC token of this run');
    const { value: token, expiresOn } = await requestToken({
        tenantId,
        clientId,
        credential: assertion === undefined ? { secret } : { assertion },
        authorityHost,
        signal,
        reveal: false,
    });
    hide(runner, [username], token);
    runner.info(`Microsoft Entra ID gave an access token, valid until ${expiresOn.toISOString()}.`);
    return { method: 'XOAUTH2', username, token };
}
/** @throws ActionError of kind `token` or, when the time is up, `timeout` */
async function requestAssertion(runner, audience, signal) {
    try {
        const assertion = await Promise.race([runner.requestIdToken(audience), rejectWhenOver(signal)]);
        hide(runner, [], assertion);
        return assertion;
    }
    catch (error) {
        const reason = error instanceof Error ? (0,claims/* tidyText */.qV)(error.message, LONGEST_REASON) : '';
        throw new errors/* ActionError */.l(signal.aborted ? 'timeout' : 'token', {
            title: signal.aborted
                ? 'GitHub gave this run no OIDC token before the time of this step ran out'
                : 'GitHub gave this run no OIDC token',
            causes: [
                ...(signal.aborted || reason === '' ? [] : [`The request for it failed: ${reason}`]),
                "GitHub's OIDC provider has a passing fault, or the runner cannot reach it.",
            ],
            remedies: [
                'Run the step again.',
                'On a self-hosted runner, allow https to the host in ACTIONS_ID_TOKEN_REQUEST_URL.',
            ],
            anchor: 'oidc-token',
        });
    }
}
/** The toolkit's request has tries of its own, takes no signal, and waits for minutes. */
function rejectWhenOver(signal) {
    return new Promise((_resolve, reject) => {
        if (signal.aborted)
            reject(signal.reason);
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
}
/** An earlier step can set the variable, and the host that it names can use what it gets elsewhere. */
function announceHost(runner, authorityHost, credential) {
    const host = (0,authority/* findForeignHost */.qI)(authorityHost);
    if (host === undefined)
        return;
    runner.notice(`AZURE_AUTHORITY_HOST is set, so ${host} gets the ${credential}. It is not a sign-in host of Microsoft: make sure that it is meant.`, { title: 'Check AZURE_AUTHORITY_HOST' });
}
function hide(runner, usernames, secret) {
    // The username itself is hidden already, an SMTP Username in the log alone.
    for (const form of (0,wire/* listWireForms */.h)(usernames, [secret])) {
        if (!usernames.includes(form))
            runner.mask(form);
    }
}


/***/ })

};

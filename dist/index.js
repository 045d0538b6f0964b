import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 9622:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   lN: () => (/* binding */ tokenEndpoint),
/* harmony export */   qI: () => (/* binding */ findForeignHost)
/* harmony export */ });
/* unused harmony export DEFAULT_AUTHORITY */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3916);

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
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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

/***/ 5164:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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


/***/ }),

/***/ 2914:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ saslXoauth2),
/* harmony export */   h: () => (/* binding */ listWireForms)
/* harmony export */ });
/**
 * Every form in which credentials can show up on the wire or in a library's log, so that each can be masked.
 *
 * Sources: AUTH LOGIN (draft-murchison-sasl-login), AUTH PLAIN (RFC 4616), XOAUTH2 (Microsoft Learn, "Authenticate an
 * IMAP, POP or SMTP connection using OAuth"), form encoding of the token request (RFC 6749 section 2.3.1; WHATWG URL
 * section 5.2, which also encodes the tilde that Entra's secrets hold). Percent and base64url encoding are what logs and
 * answers of others may turn a value into.
 *
 * @param usernames every username that could be sent, both separators included
 * @param secrets   client secrets and tokens
 * @returns the values and their encodings, without blanks and doubles, longest first
 */
function listWireForms(usernames, secrets) {
    const forms = new Set();
    const addEncoded = (value) => {
        forms.add(base64(value));
        forms.add(base64(value).replace(/=+$/, ''));
        forms.add(Buffer.from(value, 'utf8').toString('base64url'));
    };
    for (const given of [...usernames, ...secrets]) {
        for (const value of new Set([given, given.trim()])) {
            if (value.trim() === '')
                continue;
            forms.add(value);
            forms.add(encodeURIComponent(value.toWellFormed()));
            forms.add(encodeFormValue(value));
            addEncoded(value);
        }
    }
    for (const user of usernames) {
        for (const secret of secrets) {
            if (user.trim() === '' || secret.trim() === '')
                continue;
            addEncoded(`\0${user}\0${secret}`);
            addEncoded(saslXoauth2(user, secret));
        }
    }
    return [...forms].sort((a, b) => b.length - a.length);
}
/** The initial client response of XOAUTH2, not yet base64. */
function saslXoauth2(username, token) {
    return `user=${username}\x01auth=Bearer ${token}\x01\x01`;
}
function encodeFormValue(value) {
    return new URLSearchParams([['', value]]).toString().slice(1);
}
function base64(text) {
    return Buffer.from(text, 'utf8').toString('base64');
}


/***/ }),

/***/ 8363:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Bi: () => (/* binding */ addTests),
  zs: () => (/* binding */ findEnclosures),
  kK: () => (/* binding */ mayBeTooLarge),
  Z7: () => (/* binding */ readTexts),
  Rj: () => (/* binding */ sayLeftOut)
});

;// CONCATENATED MODULE: ./src/azure/attachments.ts
/**
 * File types that the service accepts as attachments, by extension.
 *
 * Source: Microsoft Learn, "Allowed attachment types for sending email in Azure Communication Services", page of
 * 2023-03-31, read 2026-11. The list is written for the SendMail operation; whether SMTP enforces it, and with which
 * reply, is not documented. Other types are therefore sent, with a warning.
 */
const ACCEPTED_TYPES = {
    '3g2': 'video/3gpp2',
    '3gp': 'video/3gpp',
    '7z': 'application/x-7z-compressed',
    aac: 'audio/aac',
    avi: 'video/x-msvideo',
    bmp: 'image/bmp',
    csv: 'text/csv',
    doc: 'application/msword',
    docm: 'application/vnd.ms-word.document.macroEnabled.12',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    eot: 'application/vnd.ms-fontobject',
    epub: 'application/epub+zip',
    gif: 'image/gif',
    gz: 'application/gzip',
    ico: 'image/vnd.microsoft.icon',
    ics: 'text/calendar',
    jpeg: 'image/jpeg',
    jpg: 'image/jpeg',
    json: 'application/json',
    mid: 'audio/midi',
    midi: 'audio/midi',
    mp3: 'audio/mpeg',
    mp4: 'video/mp4',
    mpeg: 'video/mpeg',
    oga: 'audio/ogg',
    ogv: 'video/ogg',
    ogx: 'application/ogg',
    one: 'application/onenote',
    opus: 'audio/opus',
    otf: 'font/otf',
    pdf: 'application/pdf',
    png: 'image/png',
    ppsm: 'application/vnd.ms-powerpoint.slideshow.macroEnabled.12',
    ppsx: 'application/vnd.openxmlformats-officedocument.presentationml.slideshow',
    ppt: 'application/vnd.ms-powerpoint',
    pptm: 'application/vnd.ms-powerpoint.presentation.macroEnabled.12',
    pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    pub: 'application/vnd.ms-publisher',
    rar: 'application/x-rar-compressed',
    rpmsg: 'application/vnd.ms-outlook',
    rtf: 'application/rtf',
    svg: 'image/svg+xml',
    tar: 'application/x-tar',
    tif: 'image/tiff',
    tiff: 'image/tiff',
    ttf: 'font/ttf',
    txt: 'text/plain',
    vsd: 'application/vnd.visio',
    wav: 'audio/wav',
    weba: 'audio/webm',
    webm: 'video/webm',
    webp: 'image/webp',
    wma: 'audio/x-ms-wma',
    wmv: 'video/x-ms-wmv',
    woff: 'font/woff',
    woff2: 'font/woff2',
    xls: 'application/vnd.ms-excel',
    xlsb: 'application/vnd.ms-excel.sheet.binary.macroEnabled.12',
    xlsm: 'application/vnd.ms-excel.sheet.macroEnabled.12',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    xml: 'application/xml',
    zip: 'application/zip',
};
/**
 * Gives a file the name and type under which the service takes it: a `.log` becomes a `.log.txt`, which every mail
 * client opens. A type that is not on the list keeps its name, goes as plain octets and is warned about.
 *
 * @param filename base name, already free of characters that do not belong into one
 */
function typeAttachment(filename) {
    const extension = /\.([^.]+)$/.exec(filename)?.[1]?.toLowerCase() ?? '';
    const accepted = Object.hasOwn(ACCEPTED_TYPES, extension) ? ACCEPTED_TYPES[extension] : undefined;
    if (accepted !== undefined)
        return { filename, contentType: accepted };
    if (extension === 'log') {
        const renamed = `${filename}.txt`;
        return {
            filename: renamed,
            contentType: 'text/plain',
            warning: `${filename} is attached as ${renamed}: .log is not on Azure’s list of accepted types.`,
        };
    }
    const type = extension === '' ? 'Files without an extension are' : `.${extension} is`;
    return {
        filename,
        contentType: 'application/octet-stream',
        warning: `${filename} may be refused: ${type} not on Azure’s list of accepted types. Put it into a .zip.`,
    };
}

// EXTERNAL MODULE: ./src/azure/service.ts
var service = __nccwpck_require__(5164);
// EXTERNAL MODULE: ./src/github/files.ts
var files = __nccwpck_require__(5772);
// EXTERNAL MODULE: ./src/notice/redact.ts + 1 modules
var notice_redact = __nccwpck_require__(3544);
;// CONCATENATED MODULE: ./src/enclosures.ts




/** Logs attached at most, and bytes of each that are kept: its end. */
const MAX_LOGS = 3;
const MAX_LOG_BYTES = 20_000_000;
/**
 * Reads the user's own texts, from the inputs or from files.
 *
 * @throws ActionError kind `input` for a file that cannot or must not be read
 */
async function readTexts({ body, html, template }, folders) {
    const load = async (source) => source?.path === undefined
        ? source?.text
        : (0,files/* readText */.yR)(source.input, source.path, folders, service/* MAX_MESSAGE_BYTES */.fv);
    const [ownBody, ownHtml, ownTemplate] = await Promise.all([body, html, template].map(load));
    return {
        ...(ownBody !== undefined && { body: ownBody }),
        ...(ownHtml !== undefined && { html: ownHtml }),
        ...(ownTemplate !== undefined && { template: ownTemplate }),
    };
}
/** Characters of own texts up to which the mail is certain to fit, however they are encoded. */
const SURELY_FITS = 100_000;
/** True when the mail might be too large: then it is made before anything connects. */
function mayBeTooLarge({ attachments, attachLogs }, texts) {
    const characters = Object.values(texts).reduce((sum, text) => sum + text.length, 0);
    return characters > SURELY_FITS || attachments.length > 0 || attachLogs !== 'none';
}
/** Puts the results of the test reports into the notice. */
async function addTests(notice, { testReports }, folders) {
    if (testReports.length === 0)
        return { notice, warnings: [] };
    const { readTestReports } = await Promise.all(/* import() */[__nccwpck_require__.e(560), __nccwpck_require__.e(656)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6656));
    const { tests, warnings } = await readTestReports({ patterns: testReports, folders });
    return { notice: tests.files > 0 ? { ...notice, tests } : notice, warnings };
}
/**
 * Finds the files and logs that the mail is to carry.
 *
 * @param scrub takes masked values out of logs: masks hide them from readers of the job log only
 * @throws ActionError kind `input`
 */
async function findEnclosures(settings, folders, notice, github, scrub) {
    const found = await findFiles(settings, folders);
    const logs = settings.attachLogs === 'failed' ? await fetchLogs(settings, notice, github, scrub) : undefined;
    return {
        attachments: [...found.attachments, ...(logs?.attachments ?? [])],
        leftOut: found.leftOut,
        warnings: [...found.warnings, ...(logs?.warnings ?? [])],
    };
}
async function findFiles(settings, folders) {
    if (settings.attachments.length === 0)
        return { attachments: [], leftOut: [], warnings: [] };
    const { findAttachments } = await __nccwpck_require__.e(/* import() */ 405).then(__nccwpck_require__.bind(__nccwpck_require__, 8405));
    return findAttachments({
        patterns: settings.attachments,
        ifNoFilesFound: settings.ifNoFilesFound,
        overflow: settings.overflow,
        folders,
        limit: service/* MAX_MESSAGE_BYTES */.fv,
        typeName: typeAttachment,
    });
}
/** Says in the mail which files it does not carry, and where they may be. */
function sayLeftOut(notice, leftOut) {
    if (leftOut.length === 0)
        return notice;
    const names = leftOut.map(({ name, reason }) => `${name} ${reason}`).join('; ');
    const missing = {
        section: 'attachments',
        reason: `${names}. Look among the artifacts of the run: ${notice.run.url}#artifacts`,
    };
    return { ...notice, missing: [...notice.missing, missing] };
}
async function fetchLogs({ redact }, notice, github, scrub) {
    const { attachLog } = await __nccwpck_require__.e(/* import() */ 159).then(__nccwpck_require__.bind(__nccwpck_require__, 8159));
    const failed = (notice.jobs?.list ?? []).filter((job) => job.id !== undefined && job.conclusion === 'failure' && !job.isAllowedToFail);
    const warnings = new Set();
    if (failed.length > MAX_LOGS)
        warnings.add(`Only the logs of ${MAX_LOGS} of ${failed.length} failed jobs are attached.`);
    const clean = (text) => {
        const { texts, notes } = (0,notice_redact/* redactTexts */.SG)(scrub(text).split('\n'), redact);
        for (const note of notes)
            warnings.add(note);
        return texts.join('\n');
    };
    const attachments = await Promise.all(failed.slice(0, MAX_LOGS).map(async (job) => {
        const answer = await github?.stream('log', { job_id: job.id ?? 0 });
        if (!answer?.ok) {
            warnings.add(`The log of ${job.name} is not to be had (yet), so it is not attached.`);
            return [];
        }
        try {
            return [await attachLog(job.name, answer.data, { form: 'zip', maxBytes: MAX_LOG_BYTES, clean })];
        }
        catch {
            warnings.add(`The log of ${job.name} could not be read to its end in time, so it is not attached.`);
            return [];
        }
    }));
    return { attachments: attachments.flat(), warnings: [...warnings] };
}


/***/ }),

/***/ 3916:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ ActionError)
/* harmony export */ });
/**
 * The one error class of the action. It is data: nothing decides by its English text.
 *
 * @param kind   what went wrong, see {@link ErrorKind}
 * @param detail what the user is told
 */
class ActionError extends Error {
    name = 'ActionError';
    kind;
    title;
    causes;
    remedies;
    anchor;
    retryable;
    response;
    constructor(kind, detail) {
        super(detail.title, { cause: detail.cause });
        this.kind = kind;
        this.title = detail.title;
        this.causes = detail.causes ?? [];
        this.remedies = detail.remedies ?? [];
        this.anchor = detail.anchor ?? kind;
        this.retryable = detail.retryable ?? false;
        this.response = detail.response;
    }
}


/***/ }),

/***/ 8881:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   KQ: () => (/* binding */ BodyTooLarge),
/* harmony export */   SP: () => (/* binding */ explainFailure),
/* harmony export */   oy: () => (/* binding */ missingOf)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8653);

/** A body beyond the limit; thrown by the fetch that the client uses. */
class BodyTooLarge extends Error {
    name = 'BodyTooLarge';
}
/**
 * Reads what the Octokit threw: a RequestError with `status` and `response`, an AbortError, or anything else.
 *
 * @param error      what was thrown
 * @param permission what the endpoint needs, `actions: read`
 * @param timeout    sentence for a request that was aborted
 */
function explainFailure(error, permission, timeout) {
    if (isAbort(error))
        return { kind: 'timeout', reason: timeout };
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_0__.at)(error, 'cause') instanceof BodyTooLarge) {
        return { kind: 'invalid', reason: 'GitHub’s answer was too large to be one.' };
    }
    const response = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__.at)(error, 'response');
    const status = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__.at)(response, 'status');
    if (typeof status !== 'number')
        return { kind: 'network', reason: 'GitHub could not be reached.' };
    const headers = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__.at)(response, 'headers');
    const words = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__.at)(response, 'data', 'message'), { maxLength: 200 }) ?? '';
    const limit = readRateLimit(status, headers, words);
    if (limit)
        return { ...limit, status };
    if (status === 401)
        return { kind: 'token', status, reason: 'GitHub does not accept the token (401).' };
    if (status === 403) {
        const isMissing = /not accessible by|must have admin rights/i.test(words) ||
            (0,_json_js__WEBPACK_IMPORTED_MODULE_0__.at)(headers, 'x-accepted-github-permissions') !== undefined;
        const reason = isMissing
            ? `The token has no permission \`${permission}\`.`
            : `GitHub refuses to answer (403${words ? `: ${words}` : ''}).`;
        return isMissing
            ? { kind: 'permission', status, reason, permission }
            : { kind: 'refused', status, reason };
    }
    if (status === 404)
        return { kind: 'not-found', status, reason: 'GitHub does not find it (404).' };
    if (status >= 500)
        return { kind: 'server', status, reason: `GitHub had an error (${status}).` };
    return { kind: 'refused', status, reason: `GitHub refuses to answer (${status}).` };
}
function readRateLimit(status, headers, words) {
    if (status !== 403 && status !== 429)
        return undefined;
    const seconds = Number((0,_json_js__WEBPACK_IMPORTED_MODULE_0__.at)(headers, 'retry-after') ?? Number.NaN);
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_0__.at)(headers, 'x-ratelimit-remaining') === '0') {
        const reset = new Date(Number((0,_json_js__WEBPACK_IMPORTED_MODULE_0__.at)(headers, 'x-ratelimit-reset') ?? Number.NaN) * 1000);
        const until = Number.isNaN(reset.getTime()) ? '' : ` until ${reset.toISOString().slice(11, 16)} UTC`;
        return { kind: 'rate-limit', reason: `The token’s requests to GitHub are used up${until}.` };
    }
    const isSecondary = status === 429 || Number.isFinite(seconds) || /secondary rate limit|abuse/i.test(words);
    if (!isSecondary)
        return undefined;
    return {
        kind: 'rate-limit',
        reason: 'GitHub asks for fewer requests at a time (secondary rate limit).',
        ...(seconds >= 0 ? { retryAfterMs: seconds * 1000 } : {}),
    };
}
function isAbort(error) {
    return [error, (0,_json_js__WEBPACK_IMPORTED_MODULE_0__.at)(error, 'cause')].some((each) => each instanceof Error && (each.name === 'AbortError' || each.name === 'TimeoutError'));
}
/** What the reader is told about a section that could not be read. */
function missingOf(section, failure) {
    const fix = failure.kind === 'permission' && failure.permission
        ? `permissions: ${failure.permission}`
        : failure.kind === 'token'
            ? 'github-token: ${{ github.token }}'
            : undefined;
    return { section, reason: failure.reason, ...(fix ? { fix } : {}) };
}


/***/ }),

/***/ 5772:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EN: () => (/* binding */ writePreview),
/* harmony export */   Jr: () => (/* binding */ isAllowed),
/* harmony export */   r0: () => (/* binding */ findFolders),
/* harmony export */   rD: () => (/* binding */ readPayload),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3916);



/** The folders as the runner names them; the current folder stands in for a missing workspace. */
function findFolders(env) {
    const workspace = env['GITHUB_WORKSPACE'] || process.cwd();
    return { workspace, temp: env['RUNNER_TEMP'] || workspace };
}
/** The webhook payload behind GITHUB_EVENT_PATH; undefined where there is none, as outside of a runner. */
async function readPayload(env) {
    try {
        return JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(env['GITHUB_EVENT_PATH'] ?? '', 'utf8'));
    }
    catch {
        return undefined;
    }
}
/**
 * Reads a text file that an input names.
 *
 * The file must lie inside the workspace or the runner's temporary folder after all links are followed, and not in
 * `.git`: a checked-out pull request can plant a link, and `.git/config` can hold a token.
 *
 * @param input    name of the input, for the message
 * @param path     as given, relative to the workspace or absolute
 * @param maxBytes larger files are refused before they are read
 * @throws ActionError kind `input`
 */
async function readText(input, path, folders, maxBytes) {
    const refuse = (what, remedy) => new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .l('input', {
        title: `The input ${input} names ${JSON.stringify(path)}, which ${what}`,
        remedies: [remedy],
        anchor: 'file',
    });
    const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folders.workspace, path)).catch(() => undefined);
    if (real === undefined) {
        throw refuse('does not exist', 'Check the path; it is relative to the workspace. Is the repository checked out?');
    }
    if (!(await isAllowed(real, folders))) {
        throw refuse('is outside of the workspace and the runner’s temporary folder', 'Put the file into the workspace or into $RUNNER_TEMP; links that lead out are not followed.');
    }
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(real, 'r').catch(() => undefined);
    if (!file)
        throw refuse('cannot be read', 'Check the permissions of the file.');
    try {
        const stat = await file.stat();
        if (!stat.isFile())
            throw refuse('is not a file', 'Name a single file.');
        if (stat.size > maxBytes) {
            throw refuse(`has ${stat.size} bytes, more than the ${maxBytes} that fit into a mail`, 'Shorten it, or link to it.');
        }
        const bytes = await file.readFile();
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch (error) {
        if (error instanceof TypeError)
            throw refuse('is not UTF-8 text', 'Save the file as UTF-8.');
        throw error;
    }
    finally {
        await file.close();
    }
}
/** Writes the parts of a mail into a new folder below the runner's temporary one. */
async function writePreview(folders, parts) {
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folders.temp, 'acs-mail-'));
    const paths = {
        eml: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'mail.eml'),
        html: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'mail.html'),
        text: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'mail.txt'),
    };
    await Promise.all([
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(paths.eml, parts.eml),
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(paths.html, parts.html),
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(paths.text, parts.text),
    ]);
    return paths;
}
/**
 * True for a path inside the workspace or the runner's temporary folder and not in any `.git`.
 *
 * @param real path after all links were followed
 */
/** Where checkout and the runner keep tokens and the environment of the job. */
const CREDENTIALS = /^(?:\.git|git-credentials-.*|_runner_file_commands)$/i;
async function isAllowed(real, folders) {
    const roots = await Promise.all([folders.workspace, folders.temp].map((folder) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(folder).catch(() => folder)));
    return roots.some((root) => {
        const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, real);
        const isInside = inside !== '' && !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(inside) && inside.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep)[0] !== '..';
        return isInside && !inside.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).some((part) => CREDENTIALS.test(part));
    });
}


/***/ }),

/***/ 203:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N6: () => (/* binding */ listJobs),
/* harmony export */   Rg: () => (/* binding */ settleOwnJob),
/* harmony export */   cd: () => (/* binding */ readJob)
/* harmony export */ });
/* harmony import */ var _notice_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1380);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8653);
/* harmony import */ var _runs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1281);



const PAGE_SIZE = 100;
const MAX_PAGES = 10;
/** GitHub shows the steps of a running job with some delay. */
const STEP_DELAY_MS = 1_500;
const STEP_RETRIES = 2;
/**
 * Reads all jobs of one attempt of a run: the first page tells how many there are, the others are read together.
 *
 * @param run  attempt left out: the latest attempt, for a run of the past
 * @param own  marks the job of this step
 */
async function listJobs(api, run, own, links) {
    const endpoint = run.attempt === undefined ? 'latestJobs' : 'jobs';
    const readPage = (page) => api.get(endpoint, {
        run_id: run.id,
        ...(run.attempt === undefined ? {} : { attempt_number: run.attempt }),
        per_page: PAGE_SIZE,
        ...(page > 1 ? { page } : {}),
    });
    const first = await readPage(1);
    if (!first.ok)
        return first;
    const total = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(first.data, 'total_count')) ?? 0;
    const pageCount = Math.min(MAX_PAGES, Math.ceil(total / PAGE_SIZE));
    const others = await Promise.all(Array.from({ length: Math.max(0, pageCount - 1) }, (_, index) => readPage(index + 2)));
    const jobs = [first, ...others].flatMap((page) => page.ok ? (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(page.data, 'jobs')).flatMap((json) => readJob(json, run.id, own, links) ?? []) : []);
    return { ok: true, data: { jobs: markOwn(jobs, own), isComplete: jobs.length >= total } };
}
/** A job of the REST API, or of a `workflow_job` payload. */
function readJob(json, runId, own, links) {
    const id = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'id'));
    if (id === undefined)
        return undefined;
    const checkRunId = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)(/\d+$/.exec(String((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'check_run_url')))?.[0]) ?? id;
    const runnerName = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'runner_name'));
    return {
        id,
        name: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'name'), { maxLength: 200 }) ?? `job ${id}`,
        status: (0,_runs_js__WEBPACK_IMPORTED_MODULE_2__/* .readStatus */ .rk)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'status')),
        conclusion: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .conclusionOf */ .vu)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'conclusion')),
        ...readTimes(json),
        url: links.job(runId, id),
        ...(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .known */ .eO)({ runnerName }),
        labels: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'labels')).flatMap((label) => (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(label, { maxLength: 100 }) ?? []),
        isOwn: own.checkRunId !== undefined && own.checkRunId === checkRunId,
        steps: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'steps')).flatMap((step) => readStep(step) ?? []),
    };
}
function readStep(json) {
    const number = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'number'));
    if (number === undefined)
        return undefined;
    return {
        number,
        name: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'name'), { maxLength: 200 }) ?? `step ${number}`,
        status: (0,_runs_js__WEBPACK_IMPORTED_MODULE_2__/* .readStatus */ .rk)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'status')),
        conclusion: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .conclusionOf */ .vu)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'conclusion')),
        ...readTimes(json),
    };
}
function readTimes(json) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .known */ .eO)({ startedAt: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .timeOf */ .nR)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'started_at')), completedAt: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .timeOf */ .nR)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'completed_at')) });
}
/** GitHub Enterprise Server has no `check_run_id`: there the running job on our runner is taken, if it is only one. */
function markOwn(jobs, own) {
    if (own.checkRunId !== undefined || own.runnerName === undefined)
        return jobs;
    const running = jobs.filter((job) => job.status === 'in_progress' && job.runnerName === own.runnerName);
    const [candidate] = running;
    if (running.length !== 1 || candidate === undefined)
        return jobs;
    return jobs.map((job) => (job === candidate ? { ...job, isOwn: true } : job));
}
/**
 * Waits until GitHub shows which step of the own job failed: while a job runs, its steps appear with some delay.
 *
 * @returns the jobs, with the own job as it was read last
 */
async function settleOwnJob(api, jobs, runId, own, links) {
    let current = jobs.find((job) => job.isOwn);
    if (current === undefined || own.status !== 'failure')
        return jobs;
    for (let tries = 0; tries < STEP_RETRIES && !current.steps.some((step) => (0,_notice_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isRed */ .iI)(step.conclusion)); tries += 1) {
        await api.pause(STEP_DELAY_MS);
        const answer = await api.get('job', { job_id: current.id });
        const fresh = answer.ok ? readJob(answer.data, runId, own, links) : undefined;
        if (fresh === undefined)
            break;
        current = { ...fresh, isOwn: true };
    }
    const settled = current;
    return jobs.map((job) => (job.isOwn ? settled : job));
}


/***/ }),

/***/ 8653:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   at: () => (/* binding */ at),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   eO: () => (/* binding */ known),
/* harmony export */   nR: () => (/* binding */ timeOf),
/* harmony export */   pq: () => (/* binding */ countOf),
/* harmony export */   vu: () => (/* binding */ conclusionOf),
/* harmony export */   ye: () => (/* binding */ shaOf)
/* harmony export */ });
/* harmony import */ var _notice_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9697);

/**
 * Reads GitHub's answers and event payloads, whose shape is never taken on trust: a field that is missing or of
 * another type than expected reads as undefined, and every text is cleaned on its way in.
 */
/** The value at the end of a path of own properties; undefined where the path breaks off. */
function at(value, ...path) {
    let current = value;
    for (const key of path) {
        if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key))
            return undefined;
        current = current[key];
    }
    return current;
}
/** A list, or an empty one. */
function listOf(value) {
    return Array.isArray(value) ? value : [];
}
/** A text that is not blank, free of control and bidirectional-override characters. */
function textOf(value, options = { maxLength: 500 }) {
    if (typeof value !== 'string')
        return undefined;
    const text = (0,_notice_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanText */ .X)(value, options);
    return text.trim() === '' ? undefined : text;
}
/** A whole number above zero, as number or as decimal text (environment variables): ids, run numbers, lines. */
function countOf(value) {
    const isDigits = typeof value === 'string' && /^\d{1,16}$/.test(value);
    const number = isDigits ? Number(value) : value;
    return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined;
}
/** A time, normalised to ISO 8601 in UTC. */
function timeOf(value) {
    if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(value))
        return undefined;
    const time = new Date(value);
    return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
/** The id of a commit: SHA-1 or SHA-256 in lower-case hexadecimal. */
function shaOf(value) {
    return typeof value === 'string' && /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(value) ? value : undefined;
}
const conclusions = new Set([
    'success',
    'failure',
    'neutral',
    'cancelled',
    'skipped',
    'timed_out',
    'action_required',
    'stale',
    'startup_failure',
]);
/** A conclusion; null while there is none, and for a word that GitHub does not have yet. */
function conclusionOf(value) {
    return conclusions.has(value) ? value : null;
}
/** Leaves out the properties that are undefined, as `exactOptionalPropertyTypes` asks. */
function known(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}


/***/ }),

/***/ 8002:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ encodePath),
/* harmony export */   h: () => (/* binding */ linksFor)
/* harmony export */ });
/**
 * @param server   GITHUB_SERVER_URL; anything but an http(s) address is taken for github.com
 * @param fullName `owner/name`
 */
function linksFor(server, fullName) {
    const origin = originOf(server);
    const repo = `${origin}/${encodePath(fullName)}`;
    return {
        server: origin,
        repo,
        run: (id, attempt = 1) => `${repo}/actions/runs/${id}${attempt > 1 ? `/attempts/${attempt}` : ''}`,
        job: (runId, jobId) => `${repo}/actions/runs/${runId}/job/${jobId}`,
        workflow: (path) => `${repo}/actions/workflows/${encodePath(path.split('/').at(-1) ?? path)}`,
        branch: (name) => `${repo}/tree/${encodePath(name)}`,
        commit: (sha) => `${repo}/commit/${sha}`,
        compare: (base, head) => `${repo}/compare/${base}...${head}`,
        pull: (number) => `${repo}/pull/${number}`,
        blob: (sha, path, line) => `${repo}/blob/${sha}/${encodePath(path)}${line === undefined ? '' : `#L${line}`}`,
        person: (login) => login.endsWith('[bot]')
            ? `${origin}/apps/${encodePath(login.slice(0, -'[bot]'.length))}`
            : `${origin}/${encodePath(login)}`,
    };
}
function originOf(server) {
    const isWeb = server !== undefined && URL.canParse(server) && /^https?:$/.test(new URL(server).protocol);
    return isWeb ? server.replace(/\/+$/, '') : 'https://github.com';
}
/** Each segment encoded; `.` and `..`, which no ref and no tracked path has, are left out. */
function encodePath(path) {
    const segments = path.toWellFormed().split('/');
    return segments
        .filter((segment) => !/^\.\.?$/.test(segment))
        .map(encodeURIComponent)
        .join('/');
}


/***/ }),

/***/ 2311:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ evidenceOf),
/* harmony export */   l: () => (/* binding */ observe)
/* harmony export */ });
/* harmony import */ var _notice_history_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4720);
/* harmony import */ var _notice_outcome_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1380);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8881);
/* harmony import */ var _jobs_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(203);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8653);
/* harmony import */ var _outline_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(3789);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(5161);
/* harmony import */ var _runs_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(1281);








const GIVE_TOKEN = 'github-token: ${{ github.token }}';
/**
 * Finds out how the run went and what came before: at most three requests beside each other, one when the event is
 * a `workflow_run` that went well, none without an API.
 *
 * - the run (title, start, workflow id), unless the payload holds it
 * - the finished runs of the branch; further pages only while none of them is green
 * - the jobs, where the outcome hangs on them
 * - the previous attempt, in a re-run
 *
 * @param api   undefined without a token: then the mail tells what the event and the contexts say
 * @param event see readEvent
 */
async function observe(api, event, options) {
    const stated = evidenceOf(event, options);
    if (!api || event.run.id === 0) {
        const outcome = (0,_notice_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .resolveOutcome */ .DX)(stated);
        const missing = api
            ? [{ section: 'run', reason: 'The run is not known: GITHUB_RUN_ID is not set.' }]
            : [{ section: 'run', reason: 'There is no token to ask GitHub with.', fix: GIVE_TOKEN }];
        return { notice: { ...(0,_outline_js__WEBPACK_IMPORTED_MODULE_5__/* .outlineNotice */ .h)(event, outcome, options), missing }, outcome, run: event.run };
    }
    const asksJobs = needsJobs(stated);
    const readingRun = event.run.status === 'completed' ? undefined : api.get('run', { run_id: event.run.id });
    const [run, jobs, previousAttempt, listed] = await Promise.all([
        readingRun,
        asksJobs ? (0,_jobs_js__WEBPACK_IMPORTED_MODULE_3__/* .listJobs */ .N6)(api, event.run, event.own, event.links) : undefined,
        readPreviousAttempt(api, event),
        readHistory(api, event, readingRun),
    ]);
    const current = mergeRun(event.run, run?.ok ? (0,_runs_js__WEBPACK_IMPORTED_MODULE_7__/* .readRun */ .cI)(run.data, event.links) : undefined);
    const outcome = (0,_notice_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .resolveOutcome */ .DX)({ ...stated, ...(jobs?.ok ? { jobs: jobs.data.jobs } : {}) });
    const history = traceOf(listed, { event, current, outcome, previousAttempt, now: options.now });
    const merged = run?.ok ? mergeEvent(event, run.data, current) : event;
    const notice = (0,_outline_js__WEBPACK_IMPORTED_MODULE_5__/* .outlineNotice */ .h)(merged, outcome, { ...options, ...(0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .known */ .eO)({ history }) });
    const missing = [
        ...(run && !run.ok ? [(0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .missingOf */ .oy)('run', run.failure)] : []),
        ...(listed.ok ? [] : [(0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .missingOf */ .oy)('history', listed.failure)]),
        ...(jobs && !jobs.ok ? [(0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .missingOf */ .oy)('jobs', jobs.failure)] : []),
    ];
    return {
        notice: { ...notice, missing },
        outcome,
        run: current,
        ...(jobs?.ok ? { jobs: jobs.data } : {}),
        ...(0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .known */ .eO)({ previous: comparedWith(history, current) }),
    };
}
/** What the input and the contexts say about how the run went, before GitHub is asked. */
function evidenceOf(event, { status }) {
    const isObserving = event.position === 'workflow_run';
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .known */ .eO)({
        status,
        needs: isObserving ? undefined : event.needs,
        jobStatus: isObserving ? undefined : event.own.status,
        workflowRun: isObserving ? { conclusion: event.run.conclusion } : undefined,
    });
}
/**
 * True when the outcome may turn out another with the jobs than without: `needs` does not tell a time-out from a
 * failure nor what lies behind a skipped job, and, all green, it does not name a failed job that only another one
 * waited for; a run cancelled by fail-fast counts as failed, and a job that only mails is a success itself.
 */
function needsJobs({ status, needs, jobStatus, workflowRun }) {
    if (status !== undefined)
        return false;
    if (workflowRun)
        return workflowRun.conclusion !== 'success';
    if (needs)
        return true;
    return jobStatus === undefined || jobStatus === 'success';
}
async function readPreviousAttempt(api, { run, links }) {
    if (run.attempt < 2)
        return undefined;
    const answer = await api.get('attempt', { run_id: run.id, attempt_number: run.attempt - 1 });
    return answer.ok ? (0,_runs_js__WEBPACK_IMPORTED_MODULE_7__/* .readRun */ .cI)(answer.data, links) : undefined;
}
/** Asks by the file name at once; waits for the run only where the workflow is known by no other means. */
async function readHistory(api, event, readingRun) {
    const { run, links } = event;
    const isEnough = ({ runs }) => runs.some((each) => isGoodEnd(each, run));
    const asked = event.workflowKey;
    if (asked !== undefined) {
        const answer = await (0,_runs_js__WEBPACK_IMPORTED_MODULE_7__/* .listRuns */ .v)(api, asked, run, links, isEnough);
        if (answer.ok || answer.failure.kind !== 'not-found' || !readingRun)
            return answer;
    }
    const answer = await readingRun;
    if (answer && !answer.ok)
        return answer;
    const id = (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .countOf */ .pq)((0,_json_js__WEBPACK_IMPORTED_MODULE_4__.at)(answer?.data, 'workflow_id'));
    if (id === undefined)
        return { ok: true, data: { runs: [], isComplete: false } };
    return (0,_runs_js__WEBPACK_IMPORTED_MODULE_7__/* .listRuns */ .v)(api, id, run, links, isEnough);
}
function isGoodEnd(past, current) {
    const isSameRepo = past.headRepoId === current.headRepoId || current.headRepoId === undefined;
    return (past.conclusion === 'success' &&
        past.number < current.number &&
        past.branch === current.branch &&
        isSameRepo);
}
function traceOf(listed, given) {
    const { event, current, outcome, previousAttempt, now } = given;
    if (!listed.ok && !previousAttempt)
        return undefined;
    return (0,_notice_history_js__WEBPACK_IMPORTED_MODULE_0__/* .traceHistory */ .O)({
        current,
        outcome,
        runs: listed.ok ? listed.data.runs : [],
        ...(0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .known */ .eO)({ previousAttempt }),
        now,
        repoId: event.repo.id,
        isComplete: listed.ok && listed.data.isComplete,
    });
}
/** The environment knows the run best where it knows it: the API may lag behind, or show a later attempt. */
function mergeRun(own, read) {
    if (!read || read.id !== own.id)
        return own;
    return {
        ...read,
        attempt: own.attempt,
        url: own.url,
        sha: own.sha || read.sha,
        branch: own.branch || read.branch,
        ...(0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .known */ .eO)({ headRepoId: own.headRepoId ?? read.headRepoId }),
        event: own.event || read.event,
        status: own.status,
        conclusion: own.conclusion,
        prNumbers: own.prNumbers.length > 0 ? own.prNumbers : read.prNumbers,
    };
}
function mergeEvent(event, json, run) {
    const { links } = event;
    const path = (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .textOf */ .b6)((0,_json_js__WEBPACK_IMPORTED_MODULE_4__.at)(json, 'path'))?.split('@')[0];
    return {
        ...event,
        run,
        workflow: {
            ...event.workflow,
            ...(0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .known */ .eO)({
                id: (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .countOf */ .pq)((0,_json_js__WEBPACK_IMPORTED_MODULE_4__.at)(json, 'workflow_id')),
                path: event.workflow.path ?? path,
                url: event.workflow.url ?? (path && links.workflow(path)),
            }),
        },
        ...(0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .known */ .eO)({
            title: (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .textOf */ .b6)((0,_json_js__WEBPACK_IMPORTED_MODULE_4__.at)(json, 'display_title')),
            commit: event.commit ?? (0,_payload_js__WEBPACK_IMPORTED_MODULE_6__/* .readPayloadCommit */ .w1)((0,_json_js__WEBPACK_IMPORTED_MODULE_4__.at)(json, 'head_commit'), links),
            actor: event.actor ?? (0,_payload_js__WEBPACK_IMPORTED_MODULE_6__/* .readAccount */ .GM)((0,_json_js__WEBPACK_IMPORTED_MODULE_4__.at)(json, 'actor'), links),
        }),
    };
}
function comparedWith(history, run) {
    const previous = history?.previous;
    if (!previous)
        return undefined;
    return previous.id === run.id ? { id: run.id, attempt: run.attempt - 1 } : { id: previous.id };
}


/***/ }),

/***/ 3789:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ outlineNotice)
/* harmony export */ });
/* unused harmony export runOf */
/* harmony import */ var _notice_changes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5169);
/* harmony import */ var _notice_jobs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2414);
/* harmony import */ var _notice_person_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9923);
/* harmony import */ var _notice_state_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5337);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8653);





/**
 * Makes the notice of a build from what is known without GitHub's API: enough for a true, if short, mail. What the
 * API tells is put into it later.
 *
 * @param event   see {@link EventFacts}
 * @param outcome how the run went
 */
function outlineNotice(event, outcome, options) {
    const { repo, workflow, run, ref, pr, actor, commit, inputs } = event;
    return {
        kind: 'build',
        ...(0,_notice_state_js__WEBPACK_IMPORTED_MODULE_3__/* .deriveState */ .d)(outcome, options.history, run),
        repo,
        workflow,
        run: runOf(run, outcome, options.now, event.title),
        ...(0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .known */ .eO)({ actor: actor && (0,_notice_person_js__WEBPACK_IMPORTED_MODULE_2__/* .personOf */ .R)(actor) }),
        ref,
        ...(0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .known */ .eO)({ pr, commit: commit && (0,_notice_changes_js__WEBPACK_IMPORTED_MODULE_0__/* .commitOf */ .D3)(commit), history: options.history }),
        ...(0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .known */ .eO)({ jobs: event.needs && (0,_notice_jobs_js__WEBPACK_IMPORTED_MODULE_1__/* .foldNeeds */ .L)(event.needs) }),
        failures: [],
        people: peopleOf(event),
        inputs,
        fields: { ...options.fields },
        missing: [],
    };
}
/**
 * @param now end of a run that is still going
 */
function runOf(run, outcome, now, title) {
    const isFinal = run.status === 'completed';
    const finishedAt = isFinal ? run.updatedAt : now;
    const elapsed = Date.parse(finishedAt ?? '') - Date.parse(run.startedAt ?? '');
    return {
        id: run.id,
        number: run.number,
        attempt: run.attempt,
        url: run.url,
        ...(0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .known */ .eO)({ title }),
        event: run.event,
        ...(0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .known */ .eO)({ startedAt: run.startedAt, finishedAt, durationMs: elapsed >= 0 ? elapsed : undefined }),
        conclusion: outcome.conclusion,
        isFinal,
    };
}
function peopleOf({ commit, push, requester, pr }) {
    const author = commit && (0,_notice_person_js__WEBPACK_IMPORTED_MODULE_2__/* .personOf */ .R)(commit.author);
    return {
        culprits: [],
        ...(0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .known */ .eO)({ author }),
        committers: (0,_notice_changes_js__WEBPACK_IMPORTED_MODULE_0__/* .pickCommitters */ .nn)(push?.commits ?? (commit ? [commit] : [])),
        ...(0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .known */ .eO)({ requester: requester && (0,_notice_person_js__WEBPACK_IMPORTED_MODULE_2__/* .personOf */ .R)(requester), prAuthor: pr?.author }),
        codeowners: [],
    };
}


/***/ }),

/***/ 5161:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Es: () => (/* binding */ readPull),
/* harmony export */   GM: () => (/* binding */ readAccount),
/* harmony export */   Nu: () => (/* binding */ readRepository),
/* harmony export */   Qe: () => (/* binding */ readHeadRepoId),
/* harmony export */   eD: () => (/* binding */ readPushedCommits),
/* harmony export */   m9: () => (/* binding */ readApiCommit),
/* harmony export */   w1: () => (/* binding */ readPayloadCommit)
/* harmony export */ });
/* harmony import */ var _notice_person_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9923);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8653);


/**
 * The records that event payloads and REST answers have in common. Each reader takes JSON of any shape and gives
 * undefined where the record cannot be recognised.
 */
const MAX_MESSAGE = 10_000;
/** An account: `user`, `actor`, `sender`, `author`. */
function readAccount(json, links) {
    const login = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'login'));
    if (login === undefined)
        return undefined;
    return { login, ...(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .known */ .eO)({ type: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'type')), url: links.person(login) }) };
}
/** Author or committer as git has it (`name`, `email`), joined with the account that GitHub found for it. */
function readSignature(git, account, links) {
    // Push payloads carry the login as `username` in the signature itself.
    const owner = readAccount(account, links) ?? readAccount({ login: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(git, 'username') }, links);
    return { ...owner, ...(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .known */ .eO)({ name: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(git, 'name')), email: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(git, 'email')) }) };
}
/** A commit of "compare" or "list commits": the git record under `commit`, the accounts beside it. */
function readApiCommit(json, links) {
    const git = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'commit');
    return readCommit({
        sha: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'sha'),
        message: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(git, 'message'),
        date: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(git, 'committer', 'date') ?? (0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(git, 'author', 'date'),
        author: readSignature((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(git, 'author'), (0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'author'), links),
        committer: readSignature((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(git, 'committer'), (0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'committer'), links),
        links,
    });
}
/** A commit of a push payload, or the `head_commit` of a run: flat, with `id` and `timestamp`. */
function readPayloadCommit(json, links) {
    return readCommit({
        sha: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'id'),
        message: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'message'),
        date: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'timestamp'),
        author: readSignature((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'author'), undefined, links),
        committer: readSignature((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'committer'), undefined, links),
        links,
    });
}
function readCommit(raw) {
    const sha = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .shaOf */ .ye)(raw.sha);
    if (sha === undefined)
        return undefined;
    return {
        sha,
        url: raw.links.commit(sha),
        message: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(raw.message, { multiline: true, maxLength: MAX_MESSAGE }) ?? '',
        author: raw.author,
        ...(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .known */ .eO)({ committer: Object.keys(raw.committer).length > 0 ? raw.committer : undefined }),
        ...(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .known */ .eO)({ date: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .timeOf */ .nR)(raw.date) }),
    };
}
/** A pull request of an event payload or of "list pull requests". */
function readPull(json, links) {
    const number = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'number'));
    if (number === undefined)
        return undefined;
    const author = readAccount((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'user'), links);
    return {
        number,
        title: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'title')) ?? `Pull request #${number}`,
        url: links.pull(number),
        ...(author ? { author: (0,_notice_person_js__WEBPACK_IMPORTED_MODULE_0__/* .personOf */ .R)(author) } : {}),
        base: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'base', 'ref')) ?? '',
        head: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'head', 'ref')) ?? '',
        isFork: isForkPull(json),
        isDraft: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'draft') === true,
    };
}
/** The head lives in another repository than the base; a head repository that was deleted was a fork. */
function isForkPull(json) {
    const base = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'base', 'repo', 'id'));
    const head = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'head', 'repo', 'id'));
    return base !== undefined && head !== base;
}
/** Id of the repository that the head of a pull request lives in. */
function readHeadRepoId(json) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'head', 'repo', 'id'));
}
/**
 * The repository, from the runner's environment first and the payload second. A repository whose visibility is not
 * known counts as public, so that addresses stay cut in the log.
 */
function readRepository(env, json, links, fullName) {
    const [owner = '', name = ''] = fullName.split('/');
    return {
        id: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'id')) ?? (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)(env['GITHUB_REPOSITORY_ID']) ?? 0,
        owner,
        name,
        fullName,
        url: links.repo,
        isPrivate: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'private') === true,
        defaultBranch: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'default_branch')) ??
            // GitHub starts scheduled workflows on the default branch only.
            (env['GITHUB_EVENT_NAME'] === 'schedule' ? ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(env['GITHUB_REF_NAME']) ?? '') : ''),
    };
}
/** The commits of a push payload, oldest first. */
function readPushedCommits(payload, links) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(payload, 'commits')).flatMap((commit) => readPayloadCommit(commit, links) ?? []);
}


/***/ }),

/***/ 9312:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  J: () => (/* binding */ connectRunner),
  n: () => (/* binding */ endSoon)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/command.js
var command = __nccwpck_require__(9635);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/file-command.js
var file_command = __nccwpck_require__(2902);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/summary.js
var summary = __nccwpck_require__(1170);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/utils.js
var utils = __nccwpck_require__(4679);
;// CONCATENATED MODULE: ./src/github/toolkit.ts
/**
 * The parts of @actions/core that every run needs, taken from its own modules. Its entry loads an HTTP client, a
 * process runner and undici, 60 ms and a megabyte that only an OIDC token request uses; the package exports nothing
 * but the entry, hence the paths. `requestIdToken` goes through the entry, when it is asked for.
 */




/** A signed token of the workflow run for the audience. */
async function getIdToken(audience) {
    const core = await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(255)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6255));
    return core.getIDToken(audience);
}

;// CONCATENATED MODULE: ./src/github/runner.ts


/** Three stars for anything shorter would stand in every other word. */
const SHORTEST_MASK = 4;
/** GitHub refuses summaries above 1 MiB (docs: "Step isolation and limits"). */
const MAX_SUMMARY_BYTES = 1_000_000;
/** The real runner, spoken to through the modules of @actions/core. */
function connectRunner(env = process.env) {
    const masks = new Set();
    const scrub = (text) => {
        let clean = text;
        for (const mask of masks)
            clean = clean.replaceAll(mask, '***');
        return clean;
    };
    const annotate = (level) => (text, { title } = {}) => {
        const properties = title === undefined ? {} : (0,utils/* toCommandProperties */.k)({ title: scrub(title) });
        (0,command/* issueCommand */.L)(level, properties, scrub(text));
    };
    const print = (text) => {
        for (const line of scrub(text).split(/\r\n|[\r\n]/))
            process.stdout.write(`${disarm(line)}${external_node_os_.EOL}`);
    };
    return {
        input: (name) => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim(),
        inputNames: () => Object.keys(env)
            .filter((key) => key.startsWith('INPUT_') && env[key] !== '')
            .map((key) => key.slice('INPUT_'.length)),
        mask(value) {
            for (const part of new Set([value, ...value.split(/\r?\n/)])) {
                if (part.trim().length < SHORTEST_MASK || masks.has(part))
                    continue;
                masks.add(part);
                (0,command/* issueCommand */.L)('add-mask', {}, part);
            }
        },
        maskInLog: (value) => (0,command/* issueCommand */.L)('add-mask', {}, value),
        scrub,
        isDebug: () => env['RUNNER_DEBUG'] === '1',
        debug: (line) => (0,command/* issueCommand */.L)('debug', {}, scrub(line)),
        info: print,
        notice: annotate('notice'),
        warning: annotate('warning'),
        group(title, lines) {
            (0,command/* issue */.s)('group', scrub(title));
            for (const line of lines)
                print(line);
            (0,command/* issue */.s)('endgroup');
        },
        setOutputs(outputs) {
            // Outside of a runner there is no file, and the old command that printed outputs is gone.
            if (!env['GITHUB_OUTPUT'])
                return;
            const entries = Object.entries(outputs);
            try {
                const messages = entries.map(([name, value]) => (0,file_command/* prepareKeyValueMessage */.v)(name, scrub(value)));
                (0,file_command/* issueFileCommand */.n)('OUTPUT', messages.join(external_node_os_.EOL));
            }
            catch (error) {
                // A mail that was sent stays sent, whether or not the disk is full.
                const names = entries.map(([name]) => name).join(', ');
                (0,command/* issueCommand */.L)('warning', {}, scrub(`The outputs ${names} could not be written: ${String(error)}`));
            }
        },
        async addSummary(markdown) {
            const text = scrub(markdown);
            const isTooLong = Buffer.byteLength(text) > MAX_SUMMARY_BYTES;
            try {
                await summary/* summary */.z.addRaw(isTooLong ? cutBytes(text, MAX_SUMMARY_BYTES) : text, true).write();
            }
            catch (error) {
                (0,command/* issueCommand */.L)('debug', {}, `The step summary could not be written: ${String(error)}`);
            }
        },
        fail(text, properties = {}) {
            process.exitCode = 1;
            annotate('error')(text, properties);
        },
        requestIdToken: getIdToken,
    };
}
function cutBytes(text, limit) {
    const cut = new TextDecoder().decode(Buffer.from(text).subarray(0, limit - 40));
    return `${cut.replace(/\uFFFD$/, '')}\n\n… cut at GitHub’s limit of 1 MiB`;
}
/**
 * The runner takes a line that begins with `::` or `##[` for a command, blanks before it notwithstanding. A zero-width
 * space before it keeps text that others wrote, such as release notes or the name of a file, what it is.
 */
function disarm(line) {
    return line.replace(/^(\s*)(?=::|##\[)/, '$1\u200b');
}
/** Longer than any output takes to be written, shorter than anybody notices. */
const LINGER_MS = 3_000;
/**
 * Lets the process end. The story is over and told; a request that somebody never answered must not keep the job
 * waiting for its socket to time out.
 */
function endSoon() {
    setTimeout(() => process.exit(), LINGER_MS).unref();
}


/***/ }),

/***/ 1281:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   cI: () => (/* binding */ readRun),
/* harmony export */   rk: () => (/* binding */ readStatus),
/* harmony export */   v: () => (/* binding */ listRuns)
/* harmony export */ });
/* harmony import */ var _notice_history_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4720);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8653);


const statuses = new Set([
    'queued',
    'in_progress',
    'completed',
    'waiting',
    'requested',
    'pending',
]);
/** The status of a run, job or step; a word that GitHub does not have yet means "not completed". */
function readStatus(json) {
    return statuses.has(json) ? json : 'in_progress';
}
/** A workflow run of the REST API or of a `workflow_run` payload. */
function readRun(json, links) {
    const id = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'id'));
    if (id === undefined)
        return undefined;
    const attempt = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'run_attempt')) ?? 1;
    return {
        id,
        number: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'run_number')) ?? 0,
        attempt,
        sha: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .shaOf */ .ye)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'head_sha')) ?? '',
        branch: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'head_branch')) ?? '',
        ...(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .known */ .eO)({ headRepoId: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'head_repository', 'id')) }),
        event: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'event')) ?? '',
        status: readStatus((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'status')),
        conclusion: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .conclusionOf */ .vu)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'conclusion')),
        url: links.run(id, attempt),
        ...(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .known */ .eO)({
            startedAt: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .timeOf */ .nR)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'run_started_at')) ?? (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .timeOf */ .nR)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'created_at')),
            updatedAt: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .timeOf */ .nR)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'updated_at')),
        }),
        prNumbers: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'pull_requests')).flatMap((pull) => (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(pull, 'number')) ?? []),
    };
}
/** 30 runs weigh about 0.4 MB: each carries its repository twice. Most streaks end within them. */
const PAGE_SIZE = 30;
const MAX_PAGES = 4;
/**
 * Reads the finished runs of the workflow on one branch, page by page until `isEnough` or four pages are read.
 *
 * @param workflow id, or name of the file inside `.github/workflows`
 * @param current  branch and event of the run that the history is for
 * @param isEnough told all the runs read so far
 * @returns the list, or the failure of the first page; a later page that fails only leaves the list incomplete
 */
async function listRuns(api, workflow, current, links, isEnough) {
    const list = { runs: [], isComplete: false };
    for (let page = 1; page <= MAX_PAGES; page += 1) {
        const answer = await api.get('runs', {
            workflow_id: workflow,
            ...(current.branch === '' ? {} : { branch: current.branch }),
            // Runs of one class only compare with each other; the class of pushes has several events and no common filter.
            ...((0,_notice_history_js__WEBPACK_IMPORTED_MODULE_0__/* .eventClassOf */ .Q)(current.event) === 'branch' ? {} : { event: current.event }),
            status: 'completed',
            per_page: PAGE_SIZE,
            ...(page > 1 ? { page } : {}),
        });
        if (!answer.ok)
            return page === 1 ? answer : { ok: true, data: list };
        const records = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(answer.data, 'workflow_runs'));
        list.runs.push(...records.flatMap((run) => readRun(run, links) ?? []));
        list.isComplete =
            records.length < PAGE_SIZE || list.runs.length >= ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(answer.data, 'total_count')) ?? Infinity);
        if (list.isComplete || isEnough(list))
            break;
    }
    return { ok: true, data: list };
}


/***/ }),

/***/ 9407:
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _github_runner_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9312);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(75);


await (0,_run_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)((0,_github_runner_js__WEBPACK_IMPORTED_MODULE_0__/* .connectRunner */ .J)(), process.env);
(0,_github_runner_js__WEBPACK_IMPORTED_MODULE_0__/* .endSoon */ .n)();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 1089:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ parseHeaders),
/* harmony export */   Y: () => (/* binding */ headersOf)
/* harmony export */ });
/* harmony import */ var _notice_incident_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8356);
/* harmony import */ var _headertext_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4245);


/** RFC 5322 section 2.1.1: octets in a line without its CRLF. */
const LINE_LIMIT = 998;
/**
 * The headers that say what the mail is: automatic (RFC 3834 section 5), which list (RFC 2919), which
 * conversation (MS-OXCMAIL), and `X-CI-*` for mail rules. Importance is not among them: it is `Message.priority`.
 *
 * Values are one line each and at most 200 UTF-16 units. `Auto-Submitted`, `X-Auto-Response-Suppress`, `List-Id`
 * and `Thread-Index` are ASCII; the others may hold Unicode, which the MIME writer encodes (RFC 2047).
 *
 * @param notice what happened; a header whose fact is not known is left out
 * @param thread from `threadOf` for the same notice
 * @param options the From domain and the user's own headers
 * @returns headers in order; the user's come last and replace ours of the same name
 */
function headersOf(notice, thread, options) {
    const { repo, run } = notice;
    const incident = (0,_notice_incident_js__WEBPACK_IMPORTED_MODULE_0__/* .incidentOf */ .w)(notice);
    const facts = [
        ['Auto-Submitted', 'auto-generated'],
        // Not `All`: that would also ask Exchange to keep bounces back.
        ['X-Auto-Response-Suppress', 'OOF, AutoReply'],
        ['List-Id', listId(repo.owner, repo.name, options.domain)],
        ['Thread-Topic', thread.topic],
        ['Thread-Index', thread.index],
        ['X-CI-Kind', notice.kind],
        ['X-CI-State', notice.state],
        ['X-CI-Repository', repo.fullName],
        ['X-CI-Workflow', notice.workflow.name],
        ['X-CI-Branch', notice.ref.name],
        ['X-CI-Run-Id', run.id],
        ['X-CI-Run-Number', run.number],
        ['X-CI-Attempt', run.attempt],
        ['X-CI-Sha', notice.commit?.sha ?? notice.deployment?.sha],
        ['X-CI-Event', run.event],
        ['X-CI-Actor', notice.actor?.login ?? notice.actor?.name],
        ['X-CI-Incident', incident.phase === 'none' ? undefined : incident.firstBadRunId],
    ];
    const own = [];
    for (const [name, fact] of facts) {
        const value = typeof fact === 'number' ? positive(fact) : (0,_headertext_js__WEBPACK_IMPORTED_MODULE_1__/* .headerText */ .T)(fact ?? '');
        if (value !== '')
            own.push({ name, value });
    }
    const users = options.headers ?? [];
    const taken = new Set(users.map((header) => header.name.toLowerCase()));
    return [...own.filter((header) => !taken.has(header.name.toLowerCase())), ...users];
}
/**
 * Reads the `headers` input: one `Name: value` per line, empty lines ignored.
 *
 * @param text the input as given
 * @returns the headers that may be sent, and one sentence for each line that may not (names the header and, where
 *   there is one, the input to use instead; never repeats a value, which may be a secret)
 */
function parseHeaders(text) {
    const headers = [];
    const problems = [];
    for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
        if (line.trim() === '')
            continue;
        const header = parseLine(line);
        if (typeof header === 'string')
            problems.push(`line ${index + 1}: ${header}`);
        else
            headers.push(header);
    }
    return { headers, problems };
}
/** A header, or what is wrong with the line. */
function parseLine(line) {
    if (/^[ \t]/.test(line))
        return 'starts with white space; write each header on one line, without folding';
    const colon = line.indexOf(':');
    if (colon < 0)
        return 'is not of the form `Name: value`';
    const name = line.slice(0, colon);
    // RFC 5322 section 2.2 allows more, but no header in use needs it and servers differ on the rest.
    if (!/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name) || name.length > 76) {
        return 'has no valid header name before the colon (letters, digits, `-` and `_`, at most 76)';
    }
    const reason = RESERVED.find(([names]) => names.test(name))?.[1];
    if (reason !== undefined)
        return `\`${name}\` cannot be set here: ${reason}`;
    const value = line.slice(colon + 1).trim();
    if (value === '')
        return `\`${name}\` has no value`;
    if (/[^\P{Cc}\t]|[\p{Zl}\p{Zp}]/u.test(value))
        return `\`${name}\` holds a control character`;
    if (Buffer.byteLength(`${name}: ${value}`) > LINE_LIMIT) {
        return `\`${name}\` is longer than ${LINE_LIMIT} bytes (RFC 5322 section 2.1.1)`;
    }
    return { name, value: value.replaceAll('\t', ' ').toWellFormed() };
}
/** Headers that structure or identify the mail, and who or what sets them. */
const RESERVED = [
    [/^(from|to|cc|bcc|reply-to|subject)$/i, 'use the input of that name'],
    [/^sender$/i, 'Azure sends as the address of the input `from`'],
    [/^(date|message-id|mime-version)$/i, 'the action writes it'],
    [/^content-/i, 'it follows from the inputs `body`, `html` and `attachments`'],
    [/^(in-reply-to|references|thread-.*)$/i, 'it follows from the input `thread`'],
    [/^(importance|priority|x-priority|x-msmail-priority)$/i, 'use the input `priority`'],
    [/^list-id$/i, 'the action names the list after the repository, so that mail rules can rely on it'],
    [/^auto-submitted$/i, 'the mail is always marked as auto-generated (RFC 3834)'],
    [/^x-ci-/i, 'the action fills X-CI-* with facts about the run; choose another name'],
    [
        /^(return-path|received|received-.*|delivered-to|dkim-.*|domainkey-.*|arc-.*|authentication-results|resent-.*)$/i,
        'mail servers write it on the way',
    ],
];
/** `contoso/app <ci.app.contoso.mail.contoso.com>` (RFC 2919 section 2: at most 255 characters). */
function listId(owner, name, domain) {
    const labels = ['ci', ...[name, owner].map(label).filter((part) => part !== '')];
    const id = `${labels.join('.')}.${(0,_headertext_js__WEBPACK_IMPORTED_MODULE_1__/* .asciiDomain */ .w)(domain)}`.slice(-255).replace(/^[.-]+/, '');
    // Atoms only: a dot would need quotes, and the MIME writer encodes a value with quotes, list id and all.
    const phrase = [owner, name].map((part) => part.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 100));
    return `${phrase.filter((part) => /[^-]/.test(part)).join('/') || 'CI'} <${id}>`;
}
function label(text) {
    return text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, 63)
        .replace(/^-+|-+$/g, '');
}
/** Ids and numbers start at one; zero stands for "not known". */
function positive(number) {
    return Number.isSafeInteger(number) && number > 0 ? String(number) : '';
}


/***/ }),

/***/ 4245:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ headerText),
/* harmony export */   w: () => (/* binding */ asciiDomain)
/* harmony export */ });
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3136);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_url__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3916);
/* harmony import */ var _notice_text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9697);



/** No value of ours is longer; a reader filters on names, not on paragraphs. In UTF-16 units. */
const VALUE_LIMIT = 200;
/**
 * Makes untrusted text fit for one header line: white space and controls become single spaces, invisible and
 * bidirectional format characters go, lone surrogates become U+FFFD. Non-ASCII text stays as it is: the MIME
 * writer encodes it (RFC 2047). `=?` is broken up, or an ASCII name could smuggle in an encoded word that
 * readers decode to something the writer never saw.
 *
 * @param text any string
 * @returns one line of at most 200 UTF-16 units, perhaps empty; longer text loses its end
 */
function headerText(text) {
    const line = (0,_notice_text_js__WEBPACK_IMPORTED_MODULE_2__/* .cleanText */ .X)(text.toWellFormed().replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '))
        // Joiners (U+200C, U+200D) belong to words and emoji; every other format character only hides something.
        .replace(/(?![\u200c\u200d])\p{Cf}/gu, '')
        .replace(/=\?/g, '= ?')
        .trim();
    // Cut without an ellipsis, which would turn an ASCII value into an encoded one, and never through a pair.
    return line
        .slice(0, VALUE_LIMIT)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd();
}
/**
 * @param domain domain of the From address, Unicode or ASCII
 * @returns the domain in ASCII (RFC 5890), lower case, fit for the right side of a message id
 * @throws ActionError `input` when it is no dotted domain name; Azure replaces ids with any other right side
 */
function asciiDomain(domain) {
    const ascii = (0,node_url__WEBPACK_IMPORTED_MODULE_0__.domainToASCII)(domain.trim());
    if (ascii.length <= 253 && /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]*[a-z0-9]$/.test(ascii)) {
        return ascii;
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('input', {
        title: 'The domain of `from` is not a domain name with a dot.',
        remedies: ['Use an address of a domain that is verified in Azure, e.g. build@mail.contoso.com.'],
        anchor: 'from',
    });
}


/***/ }),

/***/ 5169:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D3: () => (/* binding */ commitOf),
/* harmony export */   nn: () => (/* binding */ pickCommitters),
/* harmony export */   sl: () => (/* binding */ buildChanges),
/* harmony export */   wJ: () => (/* binding */ pickCulprits)
/* harmony export */ });
/* harmony import */ var _person_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9923);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9697);


const notes = {
    'no-green': 'There is no earlier green run to compare with; these are the commits of this push.',
    rewritten: 'The history was rewritten since the last green run; these are the commits of this push.',
    unavailable: 'The commits since the last green run could not be read; these are the commits of this push.',
};
const titleLength = 200;
const bodyLength = 4000;
/**
 * Makes a Commit of what GitHub says: message cleaned and split into title and body.
 *
 * @param fact one commit of compare, of a push payload, or `head_commit`
 */
function commitOf(fact) {
    const message = (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanText */ .X)(fact.message, { multiline: true }).trim();
    const end = message.indexOf('\n');
    const title = end === -1 ? message : message.slice(0, end);
    const body = end === -1 ? '' : message.slice(end + 1).trim();
    return {
        sha: fact.sha,
        shortSha: fact.sha.slice(0, 7),
        url: fact.url,
        title: (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanText */ .X)(title, { maxLength: titleLength }),
        body: (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanText */ .X)(body, { maxLength: bodyLength, multiline: true }),
        author: (0,_person_js__WEBPACK_IMPORTED_MODULE_0__/* .personOf */ .R)(fact.author),
        ...(fact.committer ? { committer: (0,_person_js__WEBPACK_IMPORTED_MODULE_0__/* .personOf */ .R)(fact.committer) } : {}),
        ...(fact.date ? { date: fact.date } : {}),
        ...(fact.pr ? { pr: { ...fact.pr, title: (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanText */ .X)(fact.pr.title, { maxLength: titleLength }) } } : {}),
    };
}
/**
 * Builds the section "what changed since the last green run".
 *
 * @param range see {@link ChangeRange}
 * @param limit how many commits to list at most, newest first; authors are those of the whole range
 */
function buildChanges(range, limit) {
    const { base, head, compareUrl, commits, source, fallback } = range;
    return {
        base,
        head,
        compareUrl,
        count: Math.max(range.total ?? 0, commits.length),
        commits: commits
            .slice(Math.max(0, commits.length - limit))
            .reverse()
            .map(commitOf),
        authors: (0,_person_js__WEBPACK_IMPORTED_MODULE_0__/* .mergePeople */ .i)(commits.map((commit) => (0,_person_js__WEBPACK_IMPORTED_MODULE_0__/* .personOf */ .R)(commit.author))),
        source,
        ...(fallback ? { note: notes[fallback] } : {}),
    };
}
/**
 * Names who may have broken the branch: the authors from after the last green run up to and including the commit of
 * the first red one. Commits made while it was red already are not to blame; nobody is when the very commit that was
 * green turned red.
 *
 * @param commits     oldest first, starting after the last green run
 * @param firstBadSha commit of the first red run; where it is not among the commits, all authors are named
 * @param lastGoodSha commit of the last green run
 * @returns people without bots, one entry each, in order of appearance
 */
function pickCulprits(commits, firstBadSha, lastGoodSha) {
    if (firstBadSha !== undefined && firstBadSha === lastGoodSha)
        return [];
    const end = commits.findIndex((commit) => commit.sha === firstBadSha);
    const suspects = end === -1 ? commits : commits.slice(0, end + 1);
    return (0,_person_js__WEBPACK_IMPORTED_MODULE_0__/* .mergePeople */ .i)(suspects.map((commit) => (0,_person_js__WEBPACK_IMPORTED_MODULE_0__/* .personOf */ .R)(commit.author)));
}
/** Authors and committers of all the commits: people without bots, one entry each, in order of appearance. */
function pickCommitters(commits) {
    return (0,_person_js__WEBPACK_IMPORTED_MODULE_0__/* .mergePeople */ .i)(commits.flatMap(({ author, committer }) => [
        (0,_person_js__WEBPACK_IMPORTED_MODULE_0__/* .personOf */ .R)(author),
        ...(committer ? [(0,_person_js__WEBPACK_IMPORTED_MODULE_0__/* .personOf */ .R)(committer)] : []),
    ]));
}


/***/ }),

/***/ 4743:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ compileList),
/* harmony export */   w: () => (/* binding */ loadGlobs)
/* harmony export */ });
/** Without brackets, extended globs and negation: `dependabot[bot]` and `!important` are names. */
const plainGlobs = { dot: true, nobracket: true, noextglob: true, nonegate: true };
/** Loads the compiler of globs, in which `*` stays within a path segment and `**` does not. Most runs have no glob. */
async function loadGlobs() {
    const { default: picomatch } = await __nccwpck_require__.e(/* import() */ 6).then(__nccwpck_require__.t.bind(__nccwpck_require__, 4006, 23));
    return (globs, options) => picomatch(globs, { ...plainGlobs, ...options });
}
/**
 * Compiles a list as under `on:`: a later `!pattern` takes back an earlier match. A list of nothing but `!patterns`
 * matches everything else, an empty list nothing.
 */
async function compileList(patterns, options = {}) {
    if (patterns.length === 0)
        return () => false;
    const compile = await loadGlobs();
    const rules = patterns.map((pattern) => {
        const isNegated = pattern.startsWith('!');
        const glob = isNegated ? pattern.slice(1) : pattern;
        return { isNegated, matches: glob === '' ? () => false : compile(glob, options) };
    });
    const isOpen = rules.every(({ isNegated }) => isNegated);
    return (name) => rules.reduce((isMatch, { isNegated, matches }) => (matches(name) ? !isNegated : isMatch), isOpen);
}


/***/ }),

/***/ 4720:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ traceHistory),
/* harmony export */   Q: () => (/* binding */ eventClassOf)
/* harmony export */ });
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1380);

/** Conclusions that say nothing about the code: such runs are passed over, as if they had not been. */
const undecided = new Set([
    null,
    'cancelled',
    'skipped',
    'stale',
    'action_required',
    'neutral',
]);
const branchEvents = new Set(['push', 'workflow_dispatch', 'schedule', 'repository_dispatch']);
const pullRequestEvents = new Set(['pull_request', 'pull_request_target']);
const successRateRuns = 20;
/**
 * Groups events whose runs may be compared. `push`, `workflow_dispatch`, `schedule` and `repository_dispatch` run the
 * same workflow on the tip of the same branch: a nightly failure is repaired by a push, and a manual run confirms it.
 * Pull requests build a merge commit, possibly of a fork, and are a class of their own. Every other event
 * (`merge_group`, `release`, `workflow_run` …) compares with itself only.
 */
function eventClassOf(event) {
    if (branchEvents.has(event))
        return 'branch';
    if (pullRequestEvents.has(event))
        return 'pull_request';
    return event;
}
/**
 * Tells what came before: the previous decided run, the last green one, where the red streak began, and how often the
 * branch is green. Works from run numbers, so overlapping runs and runs that finish out of order are put right, and
 * passes over cancelled and skipped runs, so that red → cancelled → green is still "fixed".
 *
 * @param input see {@link HistoryInput}
 * @returns the history; durations in milliseconds, times from the runs' own `updatedAt`
 */
function traceHistory(input) {
    const { current, outcome, runs, now, previousAttempt } = input;
    const decided = [...new Map(runs.map((run) => [run.id, run])).values()]
        .filter((run) => isDecided(run) && isComparable(run, input))
        .sort((a, b) => b.number - a.number);
    const earlier = decided.filter((run) => run.number < current.number);
    const past = previousAttempt && isDecided(previousAttempt) ? [previousAttempt, ...earlier] : earlier;
    const green = past.findIndex((run) => !(0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isRed */ .iI)(run.conclusion));
    const redRuns = green === -1 ? past : past.slice(0, green);
    const isComplete = input.isComplete ?? runs.length === 0;
    const previous = past[0];
    const lastGood = past[green];
    const streakRuns = (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isRed */ .iI)(outcome.conclusion) ? [current, ...redRuns] : redRuns;
    const streak = new Set(streakRuns.map((run) => run.id)).size;
    const firstBad = streakRuns.at(-1);
    const redForMs = firstBad && measureRed(firstBad, input);
    const rate = successRateOf([outcome.conclusion, ...earlier.map((run) => run.conclusion)]);
    return {
        ...(previous ? { previous: pastRunOf(previous, now) } : {}),
        ...(lastGood ? { lastGood: pastRunOf(lastGood, now) } : {}),
        ...(firstBad
            ? { firstBad: pastRunOf(firstBad, now, firstBad === current ? outcome.conclusion : undefined) }
            : {}),
        streak,
        ...(redForMs === undefined ? {} : { redForMs }),
        ...(rate === undefined ? {} : { successRate: rate }),
        isFirstRun: previous === undefined && isComplete,
        isSuperseded: decided.some((run) => run.number > current.number),
        isCut: streak > 0 && lastGood === undefined && !isComplete,
    };
}
function isDecided(run) {
    return run.status === 'completed' && !undecided.has(run.conclusion);
}
/** Same branch of the same repository, same class of event, and not two pull requests that share a branch name. */
function isComparable(run, { current, repoId }) {
    if (run.id === current.id || run.branch !== current.branch)
        return false;
    const eventClass = eventClassOf(current.event);
    if (eventClassOf(run.event) !== eventClass)
        return false;
    if (eventClass !== 'pull_request')
        return (run.headRepoId ?? repoId) === (current.headRepoId ?? repoId);
    if (run.prNumbers.length > 0 && current.prNumbers.length > 0) {
        return run.prNumbers.some((number) => current.prNumbers.includes(number));
    }
    return run.headRepoId === current.headRepoId;
}
/** From the end of the first red run to the end of the current one; undefined while that is one and the same. */
function measureRed(firstBad, { current, now }) {
    if (firstBad === current)
        return undefined;
    const end = current.status === 'completed' ? timeOf(current, now) : now;
    const ms = Date.parse(end) - Date.parse(timeOf(firstBad, now));
    return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
/** Share of green runs among the newest decided ones, newest first; undefined when none is decided. */
function successRateOf(conclusions) {
    const counted = conclusions.filter((conclusion) => !undecided.has(conclusion)).slice(0, successRateRuns);
    if (counted.length === 0)
        return undefined;
    return counted.filter((conclusion) => !(0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isRed */ .iI)(conclusion)).length / counted.length;
}
/** When a run's result was known: its last update, for a completed run. */
function timeOf(run, now) {
    return run.updatedAt ?? run.startedAt ?? now;
}
function pastRunOf(run, now, conclusion = run.conclusion) {
    const { id, number, url, sha } = run;
    return { id, number, url, sha, conclusion: conclusion ?? 'neutral', at: timeOf(run, now) };
}


/***/ }),

/***/ 8356:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ incidentOf)
/* harmony export */ });
const phases = {
    failed: 'opened',
    'timed-out': 'opened',
    'startup-failure': 'opened',
    'still-failing': 'continued',
    fixed: 'closed',
    flaky: 'closed',
};
/**
 * Names the incident that a build notice belongs to: repository id, workflow id, branch or pull request, first red
 * run. All of it is computed from the run history, so mails of one incident find each other without stored state.
 *
 * Where the list of runs did not reach back to the first red run, that one changes from mail to mail and is left out:
 * such a streak is named by its branch alone. A notice of another kind or without an incident gets a key of its run.
 *
 * @param notice after history is known; without history a red run opens an incident of its own
 */
function incidentOf(notice) {
    const { repo, workflow, ref, pr, run, history, kind, state } = notice;
    const where = ref.type === 'pr' && pr ? ['pr', pr.number] : [ref.type, ref.name];
    const scope = JSON.stringify([repo.id, workflow.id ?? workflow.path ?? workflow.name, ...where]);
    const phase = (kind === 'build' && phases[state]) || 'none';
    if (phase === 'none')
        return { key: `${scope} ${kind} ${run.id}`, scope, phase };
    if (history?.isCut)
        return { key: `${scope} red`, scope, phase };
    const { firstBad } = history ?? {};
    return {
        key: `${scope} red since ${firstBad?.id ?? run.id}`,
        scope,
        phase,
        firstBadRunId: firstBad?.id ?? run.id,
        firstBadRunNumber: firstBad?.number ?? run.number,
        ...(firstBad ? { since: firstBad.at } : {}),
    };
}


/***/ }),

/***/ 7892:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gu: () => (/* binding */ foldJobId),
/* harmony export */   Vw: () => (/* binding */ splitJobName),
/* harmony export */   tC: () => (/* binding */ guessJobIds)
/* harmony export */ });
/**
 * Splits `build / test (ubuntu, 7)` into the group `build / test` and the matrix values `ubuntu, 7`. GitHub appends
 * the values in parentheses to the name of the job, and joins the caller of a reusable workflow and the called job
 * with ` / `; either may be a matrix. Linear in the length of the name.
 *
 * @param name display name from the jobs API, at most 100 characters there and then ending in `...`
 */
function splitJobName(name) {
    const parts = splitPath(name).map(splitLeg);
    return {
        group: parts.map((part) => part.group).join(' / '),
        matrix: parts
            .map((part) => part.matrix)
            .filter((values) => values !== '')
            .join(', '),
    };
}
/**
 * Folded forms of the ids that a job may have in the workflow file: its own name, and that of the job calling the
 * reusable workflow it comes from. The API gives names only, so an id is recognised as far as `name:` was not used
 * to call the job something else.
 */
function guessJobIds(name) {
    const [caller = ''] = splitPath(name);
    return [foldJobId(splitLeg(caller).group), foldJobId(splitJobName(name).group)];
}
/** Makes ids and names comparable: `unit_tests` and `Unit tests` are alike. */
function foldJobId(id) {
    return id.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
/** Cuts at ` / ` outside parentheses, so that a matrix value may hold a slash; a name with stray parentheses is cut at each. */
function splitPath(name) {
    const parts = [];
    let depth = 0;
    let start = 0;
    for (let at = 0; at < name.length; at += 1) {
        const char = name.charAt(at);
        if (char === '(')
            depth += 1;
        else if (char === ')')
            depth -= 1;
        else if (char === '/' && depth === 0 && name.charAt(at - 1) === ' ' && name.charAt(at + 1) === ' ') {
            parts.push(name.slice(start, at - 1));
            start = at + 2;
        }
    }
    const isCut = name.endsWith('...');
    if (depth !== 0 && !isCut)
        return name.split(' / ');
    return [...parts, name.slice(start)];
}
function splitLeg(part) {
    const open = openingOf(part);
    if (open < 1)
        return { group: part.trim(), matrix: '' };
    const values = part.slice(open + 1, part.endsWith(')') ? -1 : undefined);
    const group = part.slice(0, open).trim();
    return group === '' ? { group: part.trim(), matrix: '' } : { group, matrix: values.trim() };
}
/** Where the last, balanced, closing parenthesis of the part opens; -1 when the part holds no matrix values. */
function openingOf(part) {
    if (part.endsWith('...'))
        return part.indexOf(' (') + 1 || -1;
    if (!part.endsWith(')'))
        return -1;
    let depth = 0;
    for (let at = part.length - 1; at >= 0; at -= 1) {
        const char = part.charAt(at);
        if (char === ')')
            depth += 1;
        else if (char === '(')
            depth -= 1;
        if (depth === 0)
            return part.charAt(at - 1) === ' ' ? at : -1;
    }
    return -1;
}


/***/ }),

/***/ 2414:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ foldNeeds),
/* harmony export */   S: () => (/* binding */ foldJobs)
/* harmony export */ });
/* harmony import */ var _jobname_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7892);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1380);


const countOf = {
    success: 'ok',
    neutral: 'ok',
    failure: 'failed',
    timed_out: 'failed',
    startup_failure: 'failed',
    cancelled: 'cancelled',
    stale: 'cancelled',
    action_required: 'cancelled',
    skipped: 'skipped',
};
/**
 * Turns the jobs of a run into the notice's jobs: matrix legs grouped, counted, compared with the previous run.
 * Linear in the number of jobs.
 *
 * Left out are jobs still running, and the job of this step itself where it only waits for the others: it is listed
 * when the outcome is its own (`source: 'job'`), when one of its earlier steps failed, or when there is no other.
 *
 * @param jobs    all jobs of the attempt
 * @param options see {@link FoldOptions}
 */
function foldJobs(jobs, options = {}) {
    const isAllowed = allowedJobs(options);
    const changeOf = options.previous ? compareWith(options.previous) : undefined;
    const ownConclusion = isOwnOfInterest(jobs, options) ? options.jobStatus : undefined;
    const list = jobs.flatMap((fact) => {
        const conclusion = fact.isOwn ? ownConclusion : conclusionOf(fact);
        return conclusion ? [jobOf(fact, conclusion, isAllowed, changeOf)] : [];
    });
    return summarize(list, false);
}
/**
 * Jobs as far as `needs` tells: ids and results, for a token that may not read the jobs. A result that is none of
 * GitHub's four words is `neutral`.
 *
 * @param needs the `needs` input, parsed
 */
function foldNeeds(needs) {
    const list = Object.entries(needs).map(([id, { result }]) => {
        const conclusion = needResults[result] ?? 'neutral';
        return { name: id, group: id, matrix: '', conclusion, isAllowedToFail: false, failedSteps: [] };
    });
    return summarize(list, true);
}
const needResults = {
    success: 'success',
    failure: 'failure',
    cancelled: 'cancelled',
    skipped: 'skipped',
};
function isOwnOfInterest(jobs, { outcome, jobStatus }) {
    return outcome?.source === 'job' || jobStatus === 'failure' || jobs.every((job) => job.isOwn);
}
function conclusionOf(fact) {
    return fact.status === 'completed' ? (fact.conclusion ?? undefined) : undefined;
}
function allowedJobs({ outcome, needs }) {
    const isAllowedByNeeds = needs ? (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .allowanceOf */ .UF)(needs) : () => false;
    const speaksForRun = outcome?.source === 'needs' || outcome?.source === 'workflow_run';
    const isRunGreen = speaksForRun && outcome.conclusion === 'success';
    return (fact) => !fact.isOwn && (isRunGreen || isAllowedByNeeds(fact.name));
}
function jobOf(fact, conclusion, isAllowed, changeOf) {
    const isRedNow = (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isRed */ .iI)(conclusion);
    const isAllowedToFail = isRedNow && isAllowed(fact);
    const change = changeOf?.(fact.name, isRedNow && !isAllowedToFail, conclusion === 'success');
    const durationMs = durationOf(fact);
    return {
        id: fact.id,
        name: fact.name,
        ...(0,_jobname_js__WEBPACK_IMPORTED_MODULE_1__/* .splitJobName */ .Vw)(fact.name),
        conclusion,
        isAllowedToFail,
        ...(change ? { change } : {}),
        ...(durationMs === undefined ? {} : { durationMs }),
        url: fact.url,
        ...(fact.runnerName ? { runner: fact.runnerName } : {}),
        failedSteps: isRedNow ? failedStepsOf(fact) : [],
    };
}
/** Steps that failed; in a job that ran out of time, where none did, the step that was cut off. */
function failedStepsOf(fact) {
    const failed = fact.steps.filter((step) => (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isRed */ .iI)(step.conclusion));
    const steps = failed.length > 0 ? failed : fact.steps.filter((step) => step.conclusion === 'cancelled').slice(0, 1);
    return steps.map((step) => stepOf(step, fact.url));
}
function stepOf(step, jobUrl) {
    const { number, name } = step;
    const durationMs = durationOf(step);
    return {
        number,
        name,
        conclusion: step.conclusion ?? 'neutral',
        ...(durationMs === undefined ? {} : { durationMs }),
        url: `${jobUrl}#step:${number}:1`,
    };
}
function durationOf({ startedAt, completedAt, }) {
    if (startedAt === undefined || completedAt === undefined)
        return undefined;
    const ms = Date.parse(completedAt) - Date.parse(startedAt);
    return Number.isFinite(ms) && ms >= 0 ? ms : undefined;
}
/** Compares by display name; where several jobs of the previous run share a name, one red among them makes it red. */
function compareWith(previous) {
    const redNames = new Set(previous.filter((job) => (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isRed */ .iI)(job.conclusion)).map((job) => job.name));
    return (name, isRedNow, isGreenNow) => {
        if (isRedNow)
            return redNames.has(name) ? 'still-failing' : 'new-failure';
        return isGreenNow && redNames.has(name) ? 'repaired' : undefined;
    };
}
function summarize(list, isPartial) {
    const groups = Map.groupBy(list, (job) => job.group);
    return {
        ...countJobs(list),
        list,
        groups: [...groups].map(([name, jobs]) => groupOf(name, jobs)),
        isPartial,
    };
}
function groupOf(name, jobs) {
    const durations = jobs.flatMap((job) => job.durationMs ?? []);
    const counted = jobs.map((job) => (job.isAllowedToFail ? 'success' : job.conclusion));
    return {
        name,
        ...countJobs(jobs),
        ...(durations.length > 0 ? { durationMs: durations.reduce((sum, ms) => sum + ms, 0) } : {}),
        conclusion: (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .worstOf */ .hm)(counted) ?? 'neutral',
    };
}
function countJobs(jobs) {
    const counts = { total: 0, ok: 0, failed: 0, allowedToFail: 0, cancelled: 0, skipped: 0 };
    for (const job of jobs) {
        counts.total += 1;
        counts[job.isAllowedToFail ? 'allowedToFail' : countOf[job.conclusion]] += 1;
    }
    return counts;
}


/***/ }),

/***/ 2444:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ groupMissing)
/* harmony export */ });
const names = {
    run: 'details of the run',
    history: 'history',
    jobs: 'jobs',
    log: 'log',
    annotations: 'annotations',
    changes: 'changes',
    pr: 'pull request',
    people: 'people',
    tests: 'tests',
    digest: 'digest',
    attachments: 'attachments',
};
/** Joins what is missing by reason and remedy, in order of first appearance. */
function groupMissing(missing) {
    const groups = new Map();
    for (const { section, reason, fix } of missing) {
        const key = `${reason}\n${fix ?? ''}`;
        const group = groups.get(key) ?? { sections: [], reason, ...(fix !== undefined && { fix }) };
        if (!group.sections.includes(names[section]))
            group.sections.push(names[section]);
        groups.set(key, group);
    }
    return [...groups.values()];
}


/***/ }),

/***/ 1380:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DX: () => (/* binding */ resolveOutcome),
/* harmony export */   UF: () => (/* binding */ allowanceOf),
/* harmony export */   hm: () => (/* binding */ worstOf),
/* harmony export */   iI: () => (/* binding */ isRed)
/* harmony export */ });
/* harmony import */ var _jobname_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7892);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9697);


/** Worst first. A skipped or neutral job next to a successful one changes nothing. */
const worstFirst = [
    'failure',
    'startup_failure',
    'timed_out',
    'cancelled',
    'action_required',
    'stale',
    'success',
    'neutral',
    'skipped',
];
const red = new Set(['failure', 'timed_out', 'startup_failure']);
/** True for the conclusions that make a branch red: failure, timed_out, startup_failure. */
function isRed(conclusion) {
    return red.has(conclusion);
}
/** The worst of several conclusions; undefined for none. */
function worstOf(conclusions) {
    const present = new Set(conclusions);
    return worstFirst.find((conclusion) => present.has(conclusion));
}
/**
 * Decides how the run went, from the best evidence there is.
 *
 * 1. The `status` input beats all.
 * 2. `workflow_run`: the conclusion of that run. It comes before `needs` and `job.status`, because those describe
 *    the notifying workflow and not the one that the mail is about.
 * 3. `needs`: the results of the jobs waited for. A step that failed earlier in the own job counts as well, and so
 *    does a failed job that `needs` does not hold (see {@link judgeNeeds}).
 * 4. `job.status`; in a job that started after all others had ended, also the other jobs.
 * 5. The jobs API alone.
 *
 * Facts behind the corrections: `needs` knows direct dependencies only and reads `success` for a job with
 * `continue-on-error` (docs.github.com, contexts; actions/runner#1161); a matrix with fail-fast leaves a failed leg
 * in a cancelled run.
 *
 * @returns the conclusion, never null; `neutral` when nothing is known
 */
function resolveOutcome(evidence) {
    const { status, needs, jobStatus, workflowRun } = evidence;
    const jobs = evidence.jobs ?? [];
    if (status !== undefined)
        return { conclusion: status, source: 'status', notes: [] };
    if (workflowRun?.conclusion)
        return judgeRun(workflowRun.conclusion, jobs);
    if (workflowRun && !jobs.some((job) => job.isOwn))
        return judgeUnfinishedRun(jobs);
    if (needs && Object.keys(needs).length > 0)
        return judgeNeeds(needs, jobStatus, jobs);
    if (jobStatus)
        return judgeOwnJob(jobStatus, jobs);
    return judgeJobs(jobs);
}
function judgeRun(conclusion, jobs) {
    const failed = jobs.filter((job) => isRed(job.conclusion));
    const source = 'workflow_run';
    const worst = worstOf(conclusionsOf(failed));
    if (conclusion === 'cancelled' && worst) {
        return {
            conclusion: worst,
            source,
            notes: [`The run was cancelled after ${nameJobs(failed)} had failed; it counts as failed.`],
        };
    }
    if (conclusion === 'failure' && worst === 'timed_out')
        return { conclusion: worst, source, notes: [] };
    if (conclusion === 'success' && failed.length > 0) {
        return { conclusion, source, notes: [`${nameJobs(failed)} failed and was allowed to fail.`] };
    }
    return { conclusion, source, notes: [] };
}
function judgeUnfinishedRun(jobs) {
    const { conclusion, notes } = judgeJobs(jobs);
    return {
        conclusion,
        source: 'workflow_run',
        notes: ['The run has not finished; use `types: [completed]`.', ...notes],
    };
}
/**
 * What `needs` says, corrected by the jobs: a chain `test` → `cleanup` (`if: always()`) → `notify` reads `success` in
 * `needs` although `test` failed.
 *
 * The keys of `needs` are job ids, the API has display names only. A job belongs to a need when its name, without
 * matrix values, or the name of the job that calls its reusable workflow is the id (see `guessJobIds`). A job that
 * failed while no need failed, was cancelled or skipped, is judged thus:
 *
 * - It belongs to a need: that reads `success`, so `continue-on-error` allowed the failure.
 * - It belongs to none, but there are at least as many successful needs to which no job at all belongs as there are
 *   such failed jobs (legs of one matrix and jobs of one reusable workflow count once): `name:` hides the ids, and
 *   the failed jobs may be those needs. They count as allowed to fail.
 * - Otherwise it is not among the needs, and its conclusion is the outcome.
 */
function judgeNeeds(needs, jobStatus, jobs) {
    const results = new Set(Object.values(needs).map((need) => need.result));
    const finished = finishedOthers(jobs);
    const failed = finished.filter((job) => isRed(job.conclusion));
    const isAllowed = allowanceOf(needs);
    const unexplained = failed.filter((job) => !isAllowed(job.name));
    const worst = worstOf(conclusionsOf(unexplained));
    const decide = (conclusion, ...notes) => ({
        conclusion,
        source: 'needs',
        notes,
    });
    if (results.has('failure'))
        return decide(worst === 'timed_out' ? worst : 'failure');
    if (jobStatus === 'failure')
        return decide('failure', 'An earlier step of this job failed.');
    if (results.has('cancelled')) {
        if (!worst)
            return decide('cancelled');
        return decide(worst, `Jobs were cancelled after ${nameJobs(unexplained)} had failed; it counts as failed.`);
    }
    if (jobStatus === 'cancelled')
        return decide('cancelled');
    if (results.has('skipped')) {
        if (worst)
            return decide(worst, `A job in \`needs\` was skipped because ${nameJobs(unexplained)} failed.`);
        if (finished.some((job) => job.conclusion === 'cancelled'))
            return decide('cancelled');
        if (results.size === 1)
            return decide('skipped', 'Every job in `needs` was skipped.');
    }
    if (worst && countCallers(unexplained) > countHiddenNeeds(needs, jobs)) {
        const [verb, pronoun] = unexplained.length === 1 ? ['is', 'it'] : ['are', 'they'];
        return decide(worst, `${nameJobs(unexplained)} failed and ${verb} not among \`needs\`; ${pronoun} may be allowed to fail.`);
    }
    if (failed.length > 0) {
        return decide('success', `${nameJobs(failed)} failed; \`needs\` does not say so, it counts as allowed to fail.`);
    }
    if (results.has('success') || results.has('skipped'))
        return decide('success');
    return decide('neutral', 'No result in `needs` is one that GitHub gives.');
}
/** Jobs of the workflow file behind the jobs of the API: legs of a matrix and called jobs are one. */
function countCallers(jobs) {
    return new Set(jobs.map((job) => (0,_jobname_js__WEBPACK_IMPORTED_MODULE_0__/* .guessJobIds */ .tC)(job.name)[0])).size;
}
/** Successful needs to which no job belongs by its name. */
function countHiddenNeeds(needs, jobs) {
    const seen = new Set(jobs.filter((job) => !job.isOwn).flatMap((job) => (0,_jobname_js__WEBPACK_IMPORTED_MODULE_0__/* .guessJobIds */ .tC)(job.name)));
    return Object.entries(needs).filter(([id, { result }]) => result === 'success' && !seen.has((0,_jobname_js__WEBPACK_IMPORTED_MODULE_0__/* .foldJobId */ .Gu)(id)))
        .length;
}
/**
 * Tells of a job's name whether `needs` calls that job a success: a failure that the API shows was then allowed by
 * `continue-on-error`.
 */
function allowanceOf(needs) {
    const succeeded = new Set(Object.keys(needs)
        .filter((id) => needs[id]?.result === 'success')
        .map(_jobname_js__WEBPACK_IMPORTED_MODULE_0__/* .foldJobId */ .Gu));
    return (jobName) => (0,_jobname_js__WEBPACK_IMPORTED_MODULE_0__/* .guessJobIds */ .tC)(jobName).some((id) => succeeded.has(id));
}
function judgeOwnJob(jobStatus, jobs) {
    const failed = finishedOthers(jobs).filter((job) => isRed(job.conclusion));
    if (jobStatus !== 'success')
        return { conclusion: jobStatus, source: 'job', notes: [] };
    if (isLastJob(jobs)) {
        const others = worstOf(conclusionsOf(finishedOthers(jobs)));
        if (others && others !== 'success' && others !== 'skipped' && others !== 'neutral') {
            return { conclusion: others, source: 'jobs', notes: doubt(failed) };
        }
    }
    const notes = failed.map((job) => `${nameJobs([job])} failed; this mail is about the job it is sent from.`);
    return { conclusion: 'success', source: 'job', notes };
}
function judgeJobs(jobs) {
    const finished = finishedOthers(jobs);
    const conclusion = worstOf(conclusionsOf(finished));
    if (!conclusion)
        return { conclusion: 'neutral', source: 'jobs', notes: ['No job of the run has finished.'] };
    return { conclusion, source: 'jobs', notes: doubt(finished.filter((job) => isRed(job.conclusion))) };
}
/**
 * A notifying job at the end of the workflow starts when all others have ended; a job that tests and mails in its
 * last step usually runs beside others. Without the own job among the jobs nothing can be said.
 */
function isLastJob(jobs) {
    const start = jobs.find((job) => job.isOwn)?.startedAt;
    if (start === undefined)
        return false;
    const startMs = Date.parse(start);
    return jobs.every((job) => job.isOwn ||
        (job.status === 'completed' &&
            (job.conclusion === 'skipped' ||
                (job.completedAt !== undefined && Date.parse(job.completedAt) <= startMs))));
}
function finishedOthers(jobs) {
    return jobs.filter((job) => !job.isOwn && job.status === 'completed');
}
function* conclusionsOf(jobs) {
    for (const job of jobs)
        if (job.conclusion)
            yield job.conclusion;
}
function doubt(failed) {
    if (failed.length === 0)
        return [];
    return [
        `${nameJobs(failed)} failed. It may be allowed to fail: GitHub's API does not tell; ` +
            'pass `needs: ${{ toJSON(needs) }}` to be sure.',
    ];
}
function nameJobs(jobs) {
    const shown = jobs.slice(0, 3).map((job) => `"${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanText */ .X)(job.name, { maxLength: 100 })}"`);
    const more = jobs.length - shown.length;
    const names = more > 0 ? [...shown, `${more} more`] : shown;
    const last = names.pop() ?? 'no job';
    return names.length > 0 ? `${names.join(', ')} and ${last}` : last;
}


/***/ }),

/***/ 9923:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ personOf),
/* harmony export */   i: () => (/* binding */ mergePeople)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9697);

/**
 * Accounts that write commits without being people and do not carry the `[bot]` suffix. `web-flow` is GitHub itself:
 * the committer of every merge and edit made in the browser.
 */
const machineLogins = new Set(['web-flow', 'github-actions', 'renovate-bot']);
const machineAddresses = new Set([
    'noreply@github.com',
    'actions@github.com',
    'action@github.com',
    'github-actions@github.com',
]);
/**
 * Makes a Person of what GitHub says about an account or a commit's author line.
 *
 * @param fact login, name, address, account type, as far as known
 */
function personOf(fact) {
    const { login, email, url } = fact;
    const name = (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanText */ .X)(fact.name ?? '', { maxLength: 100 });
    return {
        ...(login ? { login } : {}),
        ...(name ? { name } : {}),
        ...(email ? { email } : {}),
        ...(url ? { url } : {}),
        isBot: isMachine(fact),
    };
}
function isMachine({ login, name, email, type }) {
    const account = login?.toLowerCase() ?? '';
    return (type === 'Bot' ||
        /\[bot\]$/i.test(account) ||
        machineLogins.has(account) ||
        /\[bot\]$/i.test(name?.trim() ?? '') ||
        /\[bot\]@users\.noreply\.github\.com$/i.test(email ?? '') ||
        machineAddresses.has(email?.toLowerCase() ?? ''));
}
/**
 * One entry per human being: entries that share a login or an address are the same person, also across a third entry
 * that shares one with each. Bots are dropped. Order of first appearance; the first known name, address and login win.
 */
function mergePeople(people) {
    const groupOf = new Map();
    const groups = new Set();
    for (const person of people) {
        const keys = keysOf(person);
        if (person.isBot || keys.length === 0)
            continue;
        const known = [...new Set(keys.flatMap((key) => groupOf.get(key) ?? []))];
        const group = known[0] ?? { person: { isBot: false }, keys: [] };
        groups.add(group);
        for (const other of known.slice(1)) {
            group.person = { ...other.person, ...group.person };
            group.keys.push(...other.keys);
            groups.delete(other);
            for (const key of other.keys)
                groupOf.set(key, group);
        }
        group.person = { ...person, ...group.person };
        for (const key of keys) {
            if (groupOf.get(key) !== group)
                group.keys.push(key);
            groupOf.set(key, group);
        }
    }
    return [...groups].map((group) => group.person);
}
function keysOf({ login, email, name }) {
    if (login || email) {
        return [...(login ? [`@${login.toLowerCase()}`] : []), ...(email ? [email.toLowerCase()] : [])];
    }
    return name ? [`name:${name}`] : [];
}


/***/ }),

/***/ 1568:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $j: () => (/* binding */ dependsOnJobs),
/* harmony export */   NV: () => (/* binding */ notifyOnValues),
/* harmony export */   S4: () => (/* binding */ judge),
/* harmony export */   a4: () => (/* binding */ repeatValues),
/* harmony export */   dw: () => (/* binding */ notifyOnGroups)
/* harmony export */ });
/* harmony import */ var _globs_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4743);

const buildStates = [
    'failed',
    'still-failing',
    'fixed',
    'flaky',
    'success',
    'cancelled',
    'timed-out',
    'startup-failure',
    'action-required',
    'skipped',
    'neutral',
    'stale',
];
/** Allowed values of `notify-on`: three groups, then every state. */
const notifyOnValues = ['failure', 'change', 'always', ...buildStates];
/** Allowed values of `repeat`. */
const repeatValues = ['always', 'new-failures', 'backoff', 'never'];
/** What the groups of `notify-on` stand for; `change` is every state that differs in colour from the run before. */
const notifyOnGroups = {
    failure: ['failed', 'still-failing', 'timed-out', 'startup-failure'],
    change: ['failed', 'timed-out', 'startup-failure', 'fixed', 'flaky'],
    always: buildStates,
};
/**
 * Decides whether a notice deserves a mail. A run that a newer one has overtaken does: its readers still want to know,
 * and the mail says so.
 *
 * @param notice what happened; `jobs` is read for `repeat: new-failures` only, see {@link dependsOnJobs}
 * @param policy the inputs `notify-on`, `repeat`, `branches`, `ignore-branches`, `events`, `ignore-actors`
 * @returns yes, or no with a sentence that names the input and its value
 */
async function judge(notice, policy) {
    const reason = (await judgeEvent(notice, policy)) ??
        (await judgeActor(notice, policy)) ??
        (await judgeBranch(notice, policy)) ??
        judgeState(notice, policy) ??
        judgeRepeat(notice, policy);
    return reason === undefined ? { send: true } : { send: false, reason };
}
/**
 * True when the verdict may still change once the jobs are known: before that, a run that is still failing is let
 * through, so ask again after they were read.
 */
function dependsOnJobs(notice, policy) {
    const isUnknown = notice.jobs === undefined || notice.jobs.isPartial;
    return policy.repeat === 'new-failures' && notice.state === 'still-failing' && isUnknown;
}
async function judgeEvent({ run }, { events }) {
    if (events.length === 0 || (await (0,_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .compileList */ .k)(events))(run.event))
        return undefined;
    return `The event is ${run.event}, and \`events\` is ${show(events)}.`;
}
async function judgeActor({ actor }, { ignoreActors }) {
    const login = actor?.login;
    const isIgnored = await (0,_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .compileList */ .k)(ignoreActors, { nocase: true });
    if (login === undefined || !isIgnored(login))
        return undefined;
    return `The run was started by ${login}, and \`ignore-actors\` is ${show(ignoreActors)}.`;
}
/**
 * `branches` means what it means under `on:`: for a pull request the branch that it goes into, not the name that its
 * author gave to his own. `ignore-branches` looks at both. Releases and deployments of a tag are on no branch.
 */
async function judgeBranch(notice, { branches, ignoreBranches }) {
    const { ref, pr, kind } = notice;
    if (ref.type === 'tag' && kind !== 'build')
        return undefined;
    // For a digest `branches` says which branches it sums up, not on which one it runs.
    if (kind === 'digest')
        return undefined;
    const target = ref.type === 'pr' ? (pr?.base ?? ref.name) : ref.name;
    const named = ref.type === 'pr' && pr ? `pull request #${pr.number} into ${target}` : `${ref.type} ${target}`;
    if (branches.length > 0 && !(await (0,_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .compileList */ .k)(branches))(target)) {
        return `The run is on the ${named}, and \`branches\` is ${show(branches)}.`;
    }
    const ignored = [target, ref.name].find(await (0,_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .compileList */ .k)(ignoreBranches));
    if (ignored === undefined)
        return undefined;
    return `The run is on the branch ${ignored}, and \`ignore-branches\` is ${show(ignoreBranches)}.`;
}
function judgeState({ kind, state }, { notifyOn }) {
    if (kind !== 'build')
        return undefined;
    const wanted = new Set(notifyOn.flatMap((value) => [value, ...(isGroup(value) ? notifyOnGroups[value] : [])]));
    return wanted.has(state) ? undefined : `The state is ${state}, and \`notify-on\` is ${show(notifyOn)}.`;
}
function isGroup(value) {
    return Object.hasOwn(notifyOnGroups, value);
}
function judgeRepeat(notice, { repeat }) {
    const { state, history, run, jobs } = notice;
    if (state !== 'still-failing')
        return undefined;
    if (repeat === 'never')
        return 'The branch is still failing, and `repeat` is never: only the first red run is mailed.';
    if (repeat === 'backoff' && history) {
        if (isBackoffTurn(history, run.number))
            return undefined;
        return `This is red run ${history.streak} in a row, and \`repeat\` is backoff: the mails are for 1, 2, 4, 8 and so on.`;
    }
    const isKnown = jobs?.list.some((job) => job.change !== undefined);
    if (repeat === 'new-failures' && isKnown && !jobs?.list.some((job) => job.change === 'new-failure')) {
        return 'No job failed that did not fail before, and `repeat` is new-failures.';
    }
    return undefined;
}
/** Where the streak is longer than the list of runs, its length is not known; then about every n-th run has its turn. */
function isBackoffTurn({ streak, isCut }, runNumber) {
    const power = 2 ** Math.floor(Math.log2(Math.max(1, streak)));
    return isCut ? runNumber % power === 0 : streak === power;
}
function show(values) {
    return values.length === 0 ? 'empty' : values.join(', ');
}


/***/ }),

/***/ 3544:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  ef: () => (/* binding */ createKeyFilter),
  Us: () => (/* binding */ parseRedactions),
  SG: () => (/* binding */ redactTexts)
});

;// CONCATENATED MODULE: external "node:vm"
const external_node_vm_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:vm");
;// CONCATENATED MODULE: ./src/notice/redact.ts

const redact_hidden = '[redacted]';
/**
 * Shapes of secrets. Where a pattern has the group `secret`, only that part is hidden. Each is linear: quantifiers
 * are bounded or cannot overlap what follows, and each can only begin where a look-behind or a fixed word says so. Prefixes that are distinctive enough are found inside
 * a word too.
 */
const shapes = [
    // GitHub: classic, OAuth, user, server and refresh tokens, fine-grained tokens.
    /gh[pousr]_[A-Za-z0-9_.-]{16,}/g,
    /github_pat_[A-Za-z0-9_]{16,}/g,
    /glpat-[\w-]{16,}/g,
    /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])/g,
    // Microsoft Entra client secret: three characters, a digit, `Q~`, then 31 to 34 more.
    /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{28,40}/g,
    // Connection strings and signed URLs of Azure.
    /\b(?:AccountKey|SharedAccessKey|SharedSecretValue|AccessKey|SharedAccessSignature)\s?=\s?(?<secret>[^\s;"'&,]{8,})/gi,
    /[?&;]sig=(?<secret>[^\s&"'<>;]{8,})/gi,
    // JSON Web Tokens, signed or encrypted, also without their last part.
    /(?<![\w-])eyJ[\w-]{10,}(?:\.[\w-]*){1,4}/g,
    /xox[a-z]-[A-Za-z0-9-]{8,}/g,
    /xapp-\d-[A-Za-z0-9-]{8,}/g,
    /hooks\.slack\.com\/(?:services|workflows|triggers)\/(?<secret>[\w/-]{16,})/g,
    /npm_[A-Za-z0-9]{30,}/g,
    /pypi-[\w-]{32,}/g,
    /AIza[\w-]{30,}/g,
    /(?<![A-Za-z0-9])ya29\.[\w-]{20,}/g,
    /(?<![A-Za-z0-9])(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{16,}/g,
    /(?<![A-Za-z0-9])sk-[\w-]{24,}/g,
    /(?<![A-Za-z0-9])SG\.[\w-]{16,}\.[\w-]{16,}/g,
    /(?<![A-Za-z0-9])(?:hf_|dckr_pat_|dop_v1_|shpat_|xkeysib-)[\w-]{20,}/g,
    /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|$)/g,
    // `Authorization: Bearer …`, `authorization: "basic …"`, and the scheme alone before a long value.
    /\bauthorization["']?\s{0,4}[:=]\s{0,4}["']?(?:(?:bearer|basic|token|digest|negotiate|sharedkey)\s{1,4})?(?<secret>[^\s"',]{4,})/gi,
    /\b(?:bearer|basic)\s{1,4}(?<secret>[A-Za-z0-9+/_.~-]{16,}={0,2})/gi,
    // `password=…`, `DB_PASSWORD: "…"`, `--password …`; a quoted value to its closing quote.
    /(?:passw(?:or)?d|passphrase)["']?\s{0,4}(?:=>|[:=])\s{0,4}(?<secret>"[^"]{1,512}"?|'[^']{1,512}'?|[^\s"'&;,]+)/gi,
    // `Pwd=…` of a connection string, not the working directory.
    /(?<![A-Za-z_])pwd=(?![/~]|[A-Za-z]:\\)(?<secret>[^\s"'&;,]+)/gi,
    /(?:secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?)["']?\s{0,4}(?:=>|[:=])\s{0,4}["']?(?<secret>(?=[^\s"'&;,]{0,64}\d)[^\s"'&;,()]{12,})/gi,
    /(?<![\w-])--?(?:[a-z]{1,20}-){0,3}(?:password|passphrase|token|secret|api-?key)[ =]\s{0,4}(?<secret>"[^"]{1,512}"?|'[^']{1,512}'?|[^\s"'-][^\s"']*)/gi,
    // `https://user:password@host`: user and password both; the last `@` before the path ends them.
    /:\/\/(?<secret>[^\s/?#:@"'<>]{0,256}:[^\s/?#"'<>]{1,1024})@/g,
];
/**
 * Reads the `redact` input. A line is the source of a JavaScript regular expression, or `/source/flags` with the
 * flags `i`, `s`, `u` and `v`; blank lines are skipped. A pattern sees one log line at a time.
 *
 * @param lines the lines of the input
 */
function parseRedactions(lines) {
    const patterns = [];
    const problems = [];
    for (const [index, line] of lines.entries()) {
        const text = line.trim();
        if (text === '')
            continue;
        const [, source = text, flags = ''] = /^\/(.+)\/([a-z]*)$/.exec(text) ?? [];
        const where = `line ${index + 1}`;
        if (/[^gisuv]/.test(flags)) {
            problems.push(`${where}: only the flags i, s, u and v may follow the pattern`);
            continue;
        }
        try {
            const pattern = new RegExp(source, [...new Set(`${flags}g`)].join(''));
            if (pattern.test(''))
                problems.push(`${where}: the pattern matches an empty text, so it would match everywhere`);
            else
                patterns.push(pattern);
        }
        catch {
            problems.push(`${where}: not a regular expression`);
        }
    }
    return { patterns, problems };
}
function findSpans(text, pattern, spans) {
    for (const match of text.matchAll(pattern)) {
        const [start, end] = match.indices?.groups?.['secret'] ?? [match.index, match.index + match[0].length];
        if (end > start)
            spans.push([start, end]);
    }
}
/** Hides the union of the spans, so that two patterns that overlap cannot break each other's match. */
function hideSpans(text, spans) {
    let result = '';
    let at = 0;
    for (const [start, end] of spans.sort((a, b) => a[0] - b[0])) {
        if (end <= at)
            continue;
        if (start >= at)
            result += text.slice(at, start);
        if (start > at || at === 0)
            result += redact_hidden;
        at = end;
    }
    return result + text.slice(at);
}
const builtIn = shapes.map((shape) => new RegExp(shape.source, `${shape.flags}d`));
/**
 * Hides secrets: the built-in shapes and the user's own patterns, all looked for in the text as it came.
 *
 * A user's pattern may backtrack for ever, and a stranger may write the line on which it does. So it runs under the
 * time limit of `node:vm`, which V8 obeys inside a regular expression too: any JavaScript pattern stays allowed
 * and none can hang the action. It fails closed: a text that a pattern could not check to the end is hidden
 * whole, and after `maxStops` stops so are all that remain.
 *
 * @param texts    lines or messages, each at most some ten thousand characters
 * @param patterns from {@link parseRedactions}
 * @returns the texts in the same order, each hidden part replaced by `[redacted]`
 */
function redactTexts(texts, patterns, options = {}) {
    const spans = texts.map((text) => {
        const found = [];
        for (const shape of builtIn)
            findSpans(text, shape, found);
        return found;
    });
    const notes = patterns.flatMap((pattern, index) => {
        const unchecked = applyPattern(pattern, texts, spans, options);
        for (const at of unchecked)
            spans[at] = [[0, texts[at]?.length ?? 0]];
        if (unchecked.length === 0)
            return [];
        return `Pattern ${index + 1} of redact took too long and was stopped; ${unchecked.length} of ${texts.length} lines were hidden instead of checked.`;
    });
    return { texts: texts.map((text, index) => hideSpans(text, spans[index] ?? [])), notes };
}
const guarded = new external_node_vm_namespaceObject.Script('work()');
/** @returns the places of the texts that the pattern could not check */
function applyPattern(pattern, texts, spans, { patienceMs = 500, maxStops = 4 }) {
    const global = new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}g`);
    const unchecked = [];
    let at = 0;
    function work() {
        for (; at < texts.length; at++)
            findSpans(texts[at] ?? '', global, spans[at] ?? []);
    }
    const context = (0,external_node_vm_namespaceObject.createContext)({ work });
    while (at < texts.length && unchecked.length < maxStops) {
        try {
            guarded.runInContext(context, { timeout: patienceMs });
        }
        catch (error) {
            if (error.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT')
                throw error;
            if (at < texts.length)
                unchecked.push(at++);
        }
    }
    for (; at < texts.length; at++)
        unchecked.push(at);
    return unchecked;
}
const keyBegin = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
const keyEnd = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
/** A line of a key: base64, an armour header, a blank line. A log may indent or prefix it. */
const keyBody = /[A-Za-z0-9+/]{16,}|^\s*(?:[\w-]+: \S.*|[A-Za-z0-9+/]*={0,2})\s*$/;
/**
 * Hides private keys printed over several lines. Lines go through it in order, all of them: a line in the middle of a
 * key looks like nothing in particular.
 *
 * @returns a function from one line to the line as it may be shown
 */
function createKeyFilter() {
    let isInside = false;
    return (line) => {
        if (!isInside) {
            if (!line.includes('-----BEGIN '))
                return line;
            const begin = keyBegin.exec(line);
            if (begin === null)
                return line;
            isInside = !keyEnd.test(line.slice(begin.index));
            return isInside ? `${line.slice(0, begin.index)}${redact_hidden}` : line;
        }
        const end = keyEnd.exec(line);
        if (end !== null) {
            isInside = false;
            return redact_hidden + line.slice(end.index + end[0].length);
        }
        isInside = keyBody.test(line);
        return isInside ? redact_hidden : line;
    };
}


/***/ }),

/***/ 5337:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ deriveState),
/* harmony export */   x: () => (/* binding */ severityOf)
/* harmony export */ });
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1380);

const plainStates = {
    success: 'success',
    failure: 'failed',
    timed_out: 'timed-out',
    startup_failure: 'startup-failure',
    cancelled: 'cancelled',
    skipped: 'skipped',
    neutral: 'neutral',
    stale: 'stale',
    action_required: 'action-required',
};
const severities = {
    failed: 'error',
    'still-failing': 'error',
    'timed-out': 'error',
    'startup-failure': 'error',
    error: 'error',
    red: 'error',
    flaky: 'warning',
    cancelled: 'warning',
    'action-required': 'warning',
    'rolled-back': 'warning',
    fixed: 'good',
    success: 'good',
    succeeded: 'good',
    published: 'good',
    green: 'good',
    skipped: 'info',
    neutral: 'info',
    stale: 'info',
    prereleased: 'info',
    edited: 'info',
    drafted: 'info',
    started: 'info',
    waiting: 'info',
    inactive: 'info',
    quiet: 'info',
    unread: 'warning',
    message: 'info',
};
/** Colour and glyph for a state of any kind of notice. */
function severityOf(state) {
    return severities[state];
}
/**
 * Names what the run means, given what came before: ok → red `failed` (`timed-out`, `startup-failure`), red → red
 * `still-failing`, red → ok `fixed`, and `flaky` when it turned green by being re-run: a re-run has the same commit.
 *
 * @param outcome how the run went
 * @param history undefined when the runs could not be read: then no transition is claimed
 * @param run     the current run
 */
function deriveState(outcome, history, run) {
    const state = transitionOf(outcome.conclusion, history, run);
    const previousState = previousStateOf(outcome.conclusion, history, run);
    return { state, ...(previousState ? { previousState } : {}), severity: severityOf(state) };
}
function transitionOf(conclusion, history, run) {
    const previous = history?.previous;
    if (!previous || !(0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isRed */ .iI)(previous.conclusion))
        return plainStates[conclusion];
    if ((0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isRed */ .iI)(conclusion))
        return 'still-failing';
    if (conclusion !== 'success')
        return plainStates[conclusion];
    return previous.id === run.id ? 'flaky' : 'fixed';
}
/** A red previous run was itself `still-failing` when more red runs lie before it than the one that it opened. */
function previousStateOf(conclusion, history, run) {
    const previous = history?.previous;
    if (!previous)
        return undefined;
    if (!(0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isRed */ .iI)(previous.conclusion))
        return plainStates[previous.conclusion];
    const isReRun = previous.id === run.id;
    const redUpToPrevious = (history?.streak ?? 0) - ((0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isRed */ .iI)(conclusion) && !isReRun ? 1 : 0);
    return redUpToPrevious > 1 ? 'still-failing' : plainStates[previous.conclusion];
}


/***/ }),

/***/ 9697:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ cleanText)
/* harmony export */ });
/**
 * C0 and C1 controls but for tab and line breaks, and the bidirectional marks, overrides, embeddings and isolates
 * of Unicode TR 9, which can make text read as something else.
 */
const removed = /(?![\t\n\r\u0085])[\p{Cc}\p{Bidi_Control}]/gu;
const lineBreak = /\r\n|[\r\n\u0085\u2028\u2029]/g;
/**
 * Makes untrusted text safe to place on a line: no control and no bidirectional-override characters, no half
 * surrogates. It is not escaped; that happens where it is placed. Runs in linear time.
 *
 * @param text    branch name, title, commit message, log line: anything a stranger may have written
 * @param options see {@link CleanOptions}
 * @returns the text; applying the function again changes nothing
 */
function cleanText(text, options = {}) {
    const plain = text.toWellFormed().replace(removed, '');
    const lined = options.multiline
        ? plain.replace(lineBreak, '\n')
        : plain.replace(lineBreak, ' ').replaceAll('\t', ' ').trim();
    return options.maxLength === undefined ? lined : cutText(lined, options.maxLength);
}
/** Shortens to `maxLength` UTF-16 code units including the final `…`, never inside a surrogate pair. */
function cutText(text, maxLength) {
    if (text.length <= maxLength)
        return text;
    if (maxLength < 1)
        return '';
    const end = maxLength - 1;
    const splitsPair = end > 0 && /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
    return `${text.slice(0, splitsPair ? end - 1 : end).trimEnd()}…`;
}


/***/ }),

/***/ 75:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./src/enclosures.ts + 1 modules
var enclosures = __nccwpck_require__(8363);
// EXTERNAL MODULE: ./src/github/json.ts
var github_json = __nccwpck_require__(8653);
;// CONCATENATED MODULE: ./src/github/contexts.ts

const secretName = /secret|token|passw|passphrase|pwd|credential|api[-_]?key|private|(^|[-_])(key|pat|auth)([-_]|$)/i;
const contexts_hidden = '(hidden)';
/** The job that this step runs in, from the `job` context and the environment. */
function readOwnJob(job, env) {
    const status = (0,github_json.at)(job, 'status');
    return (0,github_json/* known */.eO)({
        status: status === 'success' || status === 'failure' || status === 'cancelled' ? status : undefined,
        checkRunId: (0,github_json/* countOf */.pq)((0,github_json.at)(job, 'check_run_id')),
        runnerName: (0,github_json/* textOf */.b6)(env['RUNNER_NAME']),
    });
}
/** The `needs` context; undefined when it names no job. */
function readNeeds(json) {
    if (typeof json !== 'object' || json === null || Array.isArray(json))
        return undefined;
    const entries = Object.entries(json).flatMap(([id, need]) => {
        const result = (0,github_json/* textOf */.b6)((0,github_json.at)(need, 'result'));
        return result === undefined ? [] : [[(0,github_json/* textOf */.b6)(id) ?? id, { result }]];
    });
    return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
/**
 * Pull requests from forks get no secrets, and neither do events that Dependabot caused (docs.github.com, "Secure
 * use reference" and "Troubleshooting Dependabot on GitHub Actions"). `pull_request_target` and `workflow_run` do.
 */
function missingSecrets(env, name, isFork) {
    const isPull = name === 'pull_request' || name.startsWith('pull_request_review');
    if (isPull && isFork)
        return 'fork';
    const isHandled = isPull || ['push', 'create', 'deployment', 'deployment_status'].includes(name);
    return isHandled && env['GITHUB_ACTOR'] === 'dependabot[bot]' ? 'dependabot' : undefined;
}
/** The inputs of a workflow_dispatch; the value of a name like `token` is replaced. */
function readInputs(event, inputs) {
    if (event !== 'workflow_dispatch' || typeof inputs !== 'object' || inputs === null)
        return {};
    return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [
        (0,github_json/* textOf */.b6)(name) ?? name,
        secretName.test(name)
            ? contexts_hidden
            : ((0,github_json/* textOf */.b6)(typeof value === 'string' ? value : JSON.stringify(value), {
                multiline: true,
                maxLength: 1000,
            }) ?? ''),
    ]));
}

// EXTERNAL MODULE: ./src/github/links.ts
var github_links = __nccwpck_require__(8002);
// EXTERNAL MODULE: ./src/github/payload.ts
var github_payload = __nccwpck_require__(5161);
// EXTERNAL MODULE: ./src/github/runs.ts
var runs = __nccwpck_require__(1281);
;// CONCATENATED MODULE: ./src/github/event.ts





const newsEvents = new Set(['release', 'deployment', 'deployment_status']);
const pullEvents = /^pull_request/;
/**
 * Reads the environment of the runner, the event payload and the contexts. Accepts any payload: what cannot be read
 * is left out, and the environment alone is enough for a repository and a run.
 *
 * @param env      GITHUB_* and RUNNER_* variables (docs.github.com, "Default environment variables")
 * @param payload  the parsed file behind GITHUB_EVENT_PATH
 * @param contexts see {@link EventContexts}
 */
function readEvent(env, payload, contexts = {}) {
    const name = (0,github_json/* textOf */.b6)(env['GITHUB_EVENT_NAME']) ?? '';
    const fullName = (0,github_json/* textOf */.b6)(env['GITHUB_REPOSITORY']) ?? (0,github_json/* textOf */.b6)((0,github_json.at)(payload, 'repository', 'full_name')) ?? '';
    const links = (0,github_links/* linksFor */.h)(env['GITHUB_SERVER_URL'], fullName);
    const repo = (0,github_payload/* readRepository */.Nu)(env, (0,github_json.at)(payload, 'repository'), links, fullName);
    const observed = name === 'workflow_run' ? (0,github_json.at)(payload, 'workflow_run') : undefined;
    const observedRun = (0,runs/* readRun */.cI)(observed, links);
    const pull = (0,github_json.at)(payload, 'pull_request');
    const pr = observedRun ? readObservedPull(observed, observedRun, links) : (0,github_payload/* readPull */.Es)(pull, links);
    const run = observedRun ?? readOwnRun(env, payload, name, links);
    const needs = readNeeds(contexts.needs);
    const isFork = observedRun
        ? run.headRepoId !== undefined && repo.id > 0 && run.headRepoId !== repo.id
        : (pr?.isFork ?? false);
    const actor = observedRun
        ? (0,github_payload/* readAccount */.GM)((0,github_json.at)(observed, 'actor'), links)
        : readLogin(env['GITHUB_ACTOR'], (0,github_json.at)(payload, 'sender'), links);
    const requester = observedRun
        ? (0,github_payload/* readAccount */.GM)((0,github_json.at)(observed, 'triggering_actor'), links)
        : readLogin(env['GITHUB_TRIGGERING_ACTOR'] || env['GITHUB_ACTOR'], (0,github_json.at)(payload, 'sender'), links);
    const commit = (0,github_payload/* readPayloadCommit */.w1)((0,github_json.at)(observed, 'head_commit') ?? (0,github_json.at)(payload, 'head_commit') ?? (0,github_json.at)(payload, 'merge_group', 'head_commit'), links);
    const withoutSecrets = missingSecrets(env, name, isFork);
    const workflow = observedRun ? readObservedWorkflow(payload, links) : readOwnWorkflow(env, links);
    return {
        name,
        ...(0,github_json/* known */.eO)({ action: (0,github_json/* textOf */.b6)((0,github_json.at)(payload, 'action')) }),
        position: positionOf(name, observedRun !== undefined, needs),
        links,
        repo,
        workflow,
        ...(0,github_json/* known */.eO)({ workflowKey: workflow.id ?? workflowFile(env, fullName, observedRun !== undefined) }),
        run,
        ...(0,github_json/* known */.eO)({ title: (0,github_json/* textOf */.b6)((0,github_json.at)(observed, 'display_title')) }),
        ref: readRef(env, run, pr, repo, links),
        ...(0,github_json/* known */.eO)({
            pr,
            prHead: prHeadOf(observed, run),
            pullBase: (0,github_json/* shaOf */.ye)((0,github_json.at)(pull ?? (0,github_json.at)(observed, 'pull_requests', '0'), 'base', 'sha')),
        }),
        ...(0,github_json/* known */.eO)({ actor, requester: requester ?? actor, commit }),
        ...(0,github_json/* known */.eO)({ push: observedRun ? undefined : readPush(payload, links) }),
        own: readOwnJob(contexts.job, env),
        ...(0,github_json/* known */.eO)({ needs }),
        isFork,
        ...(0,github_json/* known */.eO)({ withoutSecrets }),
        inputs: readInputs(name, (0,github_json.at)(payload, 'inputs')),
    };
}
function positionOf(name, isObserving, needs) {
    if (isObserving)
        return 'workflow_run';
    if (needs)
        return 'needs';
    return newsEvents.has(name) ? 'event' : 'job';
}
/** The run of this step. GITHUB_SHA of a pull request is the merge commit: the head is what was pushed. */
function readOwnRun(env, payload, event, links) {
    const id = (0,github_json/* countOf */.pq)(env['GITHUB_RUN_ID']) ?? 0;
    const attempt = (0,github_json/* countOf */.pq)(env['GITHUB_RUN_ATTEMPT']) ?? 1;
    const pull = (0,github_json.at)(payload, 'pull_request');
    const number = (0,github_json/* countOf */.pq)((0,github_json.at)(pull, 'number'));
    return {
        id,
        number: (0,github_json/* countOf */.pq)(env['GITHUB_RUN_NUMBER']) ?? 0,
        attempt,
        sha: (0,github_json/* shaOf */.ye)((0,github_json.at)(pull, 'head', 'sha')) ??
            (0,github_json/* shaOf */.ye)((0,github_json.at)(payload, 'deployment', 'sha')) ??
            (0,github_json/* shaOf */.ye)(env['GITHUB_SHA']) ??
            (0,github_json/* shaOf */.ye)((0,github_json.at)(payload, 'after')) ??
            '',
        branch: (0,github_json/* textOf */.b6)((0,github_json.at)(pull, 'head', 'ref')) ?? branchOf(env),
        ...(0,github_json/* known */.eO)({
            headRepoId: (0,github_payload/* readHeadRepoId */.Qe)(pull) ?? (pull ? undefined : (0,github_json/* countOf */.pq)((0,github_json.at)(payload, 'repository', 'id'))),
        }),
        event,
        status: 'in_progress',
        conclusion: null,
        url: links.run(id, attempt),
        prNumbers: number === undefined ? [] : [number],
    };
}
function branchOf(env) {
    const name = env['GITHUB_REF_NAME'] || env['GITHUB_REF']?.replace(/^refs\/(heads|tags)\//, '');
    return (0,github_json/* textOf */.b6)(env['GITHUB_HEAD_REF']) ?? (0,github_json/* textOf */.b6)(name) ?? '';
}
function readRef(env, run, pr, repo, links) {
    const isObserved = run.status === 'completed' || env['GITHUB_EVENT_NAME'] === 'workflow_run';
    if (pr || (isObserved && pullEvents.test(run.event))) {
        return { type: 'pr', name: pr?.head || run.branch, ...(0,github_json/* known */.eO)({ url: pr?.url }), isDefault: false };
    }
    const isTag = isObserved
        ? run.event === 'release'
        : env['GITHUB_REF_TYPE'] === 'tag' || (env['GITHUB_REF']?.startsWith('refs/tags/') ?? false);
    return {
        type: isTag ? 'tag' : 'branch',
        name: run.branch,
        ...(run.branch === '' ? {} : { url: links.branch(run.branch) }),
        isDefault: !isTag && run.branch !== '' && run.branch === repo.defaultBranch,
    };
}
/** The pull request of an observed run; empty for forks and merged ones, without author; `display_title` is its title. */
function readObservedPull(observed, run, links) {
    const minimal = (0,github_json.at)(observed, 'pull_requests', '0');
    if (!pullEvents.test(run.event) || !minimal)
        return undefined;
    return (0,github_payload/* readPull */.Es)({ ...minimal, title: (0,github_json.at)(observed, 'display_title') }, links);
}
function prHeadOf(observed, run) {
    const owner = (0,github_json/* textOf */.b6)((0,github_json.at)(observed, 'head_repository', 'owner', 'login'));
    return owner !== undefined && pullEvents.test(run.event) && run.branch !== ''
        ? `${owner}:${run.branch}`
        : undefined;
}
function readPush(payload, links) {
    const before = (0,github_json/* shaOf */.ye)((0,github_json.at)(payload, 'before'));
    const after = (0,github_json/* shaOf */.ye)((0,github_json.at)(payload, 'after'));
    if (before === undefined || after === undefined || !Array.isArray((0,github_json.at)(payload, 'commits')))
        return undefined;
    return {
        before,
        after,
        isForced: (0,github_json.at)(payload, 'forced') === true,
        commits: (0,github_payload/* readPushedCommits */.eD)(payload, links),
    };
}
function readLogin(login, sender, links) {
    // The sender is the same account with its type, unless somebody re-ran the workflow.
    const isSender = !login || (0,github_json.at)(sender, 'login') === login;
    return (0,github_payload/* readAccount */.GM)(isSender ? sender : { login }, links);
}
function readObservedWorkflow(payload, links) {
    const path = (0,github_json/* textOf */.b6)((0,github_json.at)(payload, 'workflow', 'path')) ?? (0,github_json/* textOf */.b6)((0,github_json.at)(payload, 'workflow_run', 'path'))?.split('@')[0];
    return {
        name: (0,github_json/* textOf */.b6)((0,github_json.at)(payload, 'workflow', 'name')) ?? (0,github_json/* textOf */.b6)((0,github_json.at)(payload, 'workflow_run', 'name')) ?? path ?? '',
        ...(0,github_json/* known */.eO)({
            id: (0,github_json/* countOf */.pq)((0,github_json.at)(payload, 'workflow_run', 'workflow_id')) ?? (0,github_json/* countOf */.pq)((0,github_json.at)(payload, 'workflow', 'id')),
            path,
            url: path === undefined ? undefined : links.workflow(path),
        }),
    };
}
function readOwnWorkflow(env, links) {
    const path = /^[^/]+\/[^/]+\/(.+?)@/.exec(env['GITHUB_WORKFLOW_REF'] ?? '')?.[1];
    return {
        name: (0,github_json/* textOf */.b6)(env['GITHUB_WORKFLOW']) ?? path ?? '',
        ...(0,github_json/* known */.eO)({ path, url: path === undefined ? undefined : links.workflow(path) }),
    };
}
/** "List workflow runs" takes the file name for an id, but only of a file in the same repository. */
function workflowFile(env, fullName, isObserving) {
    const ref = env['GITHUB_WORKFLOW_REF'] ?? '';
    const isLocal = !isObserving && ref.toLowerCase().startsWith(`${fullName.toLowerCase()}/.github/workflows/`);
    return isLocal ? /\/([^/@]+\.ya?ml)@/i.exec(ref)?.[1] : undefined;
}

// EXTERNAL MODULE: ./src/github/files.ts
var files = __nccwpck_require__(5772);
;// CONCATENATED MODULE: ./src/github/outputs.ts
/** Every output, declared once; action.yml and README.md are proven equal to this list. */
const outputNames = (/* unused pure expression or super */ null && ([
    'sent',
    'skipped-reason',
    'message-id',
    'thread-id',
    'response',
    'accepted',
    'rejected',
    'attempts',
    'timings',
    'kind',
    'state',
    'previous-state',
    'streak',
    'failed-jobs',
    'first-error',
    'culprits',
    'subject',
    'eml-path',
    'html-path',
    'text-path',
]));
/** What the mail is about. Lists are JSON arrays. */
function describeNotice(notice) {
    const failed = notice.jobs?.list.filter((job) => isFailed(job.conclusion) && !job.isAllowedToFail) ?? [];
    return {
        kind: notice.kind,
        state: notice.state,
        'previous-state': notice.previousState ?? '',
        streak: notice.history === undefined ? '' : String(notice.history.streak),
        'failed-jobs': JSON.stringify(failed.map((job) => job.name)),
        'first-error': notice.failures.find((failure) => failure.firstError !== undefined)?.firstError ?? '',
        culprits: JSON.stringify(notice.people.culprits.map((person) => person.login ?? person.name ?? '').filter((name) => name !== '')),
    };
}
/** What the server said. */
function describeReceipt(receipt) {
    return {
        sent: 'true',
        response: receipt.response,
        accepted: JSON.stringify(receipt.accepted),
        rejected: JSON.stringify(receipt.rejected),
        attempts: String(receipt.attempts),
        ...describeTimings(receipt.tlsVersion, receipt.timings),
    };
}
/** How long each stage took, in milliseconds, and under which TLS version. */
function describeTimings(tlsVersion, timings) {
    return { timings: JSON.stringify({ tlsVersion, ...timings }) };
}
function isFailed(conclusion) {
    return conclusion === 'failure' || conclusion === 'timed_out' || conclusion === 'startup_failure';
}

// EXTERNAL MODULE: ./src/errors.ts
var errors = __nccwpck_require__(3916);
;// CONCATENATED MODULE: ./src/github/summary.ts
/** `d…@contoso.com`: enough to recognise one's own address, too little to harvest. */
function maskAddress(address) {
    const at = address.lastIndexOf('@');
    if (at < 1)
        return '…';
    return `${[...address][0]}…${address.slice(at)}`;
}
/**
 * Cuts the known addresses in a text; with none known, whatever looks like an address. A domain has a letter: the
 * subject of an OIDC token (`repo:contoso@12/app@34:…`) has to stay whole, it is what the user is to register.
 */
function cutAddresses(text, known, show) {
    if (known.length === 0)
        return text.replace(/[^\s<>"'(),;:]{1,64}@(?=[\d.-]*[a-z])[\w.-]{1,253}/gi, (address) => show(address));
    return known.reduce((clean, address) => clean.replaceAll(new RegExp(RegExp.escape(address), 'gi'), () => show(address)), text);
}
function summarizeSent(message, receipt, show, cut) {
    const { timings } = receipt;
    const rows = [
        ['Subject', summary_text(message.subject)],
        ...recipientRows(message, show),
        ['Message-ID', code(receipt.messageId)],
        ['Reply', code(cut(receipt.response))],
        ...receipt.rejected.map((each) => [
            'Refused',
            `${code(show(each.address))} ${code(cut(each.response))}`,
        ]),
        [
            'Time',
            `${seconds(timings.totalMs)}: connect ${seconds(timings.dnsMs + timings.connectMs)}, ${summary_text(receipt.tlsVersion)} ${seconds(timings.tlsMs)}, sign-in ${seconds(timings.authMs)}, send ${seconds(timings.sendMs)}${receipt.attempts > 1 ? `, ${receipt.attempts} tries` : ''}`,
        ],
        ['Size', `${kilobytes(receipt.size)}`],
    ];
    const title = receipt.isComplete
        ? '### ✉️ Mail accepted by the mail service'
        : '### ⚠️ Mail accepted for some recipients, refused for others';
    return `${title}\n\n${table(rows)}\n\n<sub>Accepted is not delivered: bounces, suppression and spam filtering come later and show in Azure Monitor.</sub>\n`;
}
function summarizeSkip(reason) {
    return `### ✉️ No mail sent\n\n${summary_text(reason)}\n`;
}
function summarizeVerified(stages) {
    return `### ✉️ Sign-in verified, nothing sent\n\n${stages.map((stage) => `- ✅ ${summary_text(stage)}`).join('\n')}\n`;
}
function summarizePreview(message, files, show) {
    const rows = [
        ['Subject', summary_text(message.subject)],
        ['From', code(show(message.from.address))],
        ...recipientRows(message, show),
        ['Files', [files.eml, files.html, files.text].map(code).join('<br>')],
    ];
    return `### ✉️ Dry run: this mail was not sent\n\n${table(rows)}\n\n<details open><summary>Text part</summary>\n\n${fence(message.text)}\n\n</details>\n`;
}
function summarizeFailure(error, help, cut) {
    const parts = [`### ❌ ${summary_text(cut(error.title))}`];
    if (error.response !== undefined) {
        parts.push(`The server said: ${code(cut(error.response))}`);
    }
    if (error.causes.length > 0)
        parts.push(list('Why', error.causes, cut));
    if (error.remedies.length > 0)
        parts.push(list('What to do', error.remedies, cut));
    parts.push(`[More about this](${help})`);
    return `${parts.join('\n\n')}\n`;
}
function list(title, items, cut) {
    return `**${title}**\n\n${items.map((item) => `- ${advice(cut(item))}`).join('\n')}`;
}
/** A sentence; the az command that ends it is code, ready to be copied. */
function advice(item) {
    const [, sentence, command] = /^(.*: )(az .+)$/s.exec(item) ?? [];
    return sentence === undefined || command === undefined ? summary_text(item) : `${summary_text(sentence)}${code(command)}`;
}
function recipientRows(message, show) {
    const row = (name, mailboxes) => mailboxes.length === 0 ? [] : [[name, mailboxes.map((each) => code(show(each.address))).join(', ')]];
    return [...row('To', message.to), ...row('Cc', message.cc), ...row('Bcc', message.bcc)];
}
function table(rows) {
    return ['| | |', '|---|---|', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n');
}
/** Text that stays text: Markdown's and HTML's own characters are escaped, line breaks become blanks. */
function summary_text(given) {
    return given
        .replace(/\s+/g, ' ')
        .replace(/[&<>]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char] ?? char)
        .replace(/[\\`*_{}[\]()#+!|~@:]/g, '\\$&');
}
/** A code span; a longer run of backticks than any inside keeps the text in (CommonMark section 6.1). */
function code(given) {
    const line = given.replace(/\s+/g, ' ').replaceAll('|', '\\|');
    const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map((match) => match[0].length));
    const ticks = '`'.repeat(longest + 1);
    const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
    return `${ticks}${pad}${line}${pad}${ticks}`;
}
function fence(given) {
    const longest = Math.max(2, ...[...given.matchAll(/`+/g)].map((match) => match[0].length));
    const ticks = '`'.repeat(longest + 1);
    return `${ticks}text\n${given}\n${ticks}`;
}
function seconds(ms) {
    return `${(ms / 1000).toFixed(2)} s`;
}
function kilobytes(bytes) {
    return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

;// CONCATENATED MODULE: ./src/github/report.ts



/** What `on-error: warn` may soften: the mail could not be delivered. A wrong input is never softened. */
const DELIVERY_KINDS = [
    'auth',
    'token',
    'dns',
    'connect',
    'tls',
    'timeout',
    'throttled',
    'rejected',
    'partial',
    'unknown-outcome',
];
/** A partly refused mail is with somebody; a lost reply proves nothing. */
const SENT_BY_KIND = { partial: 'true', 'unknown-outcome': 'unknown' };
const DOCS = 'docs/troubleshooting.md';
/** Tells the user, through log, summary, annotation and outputs, how the run ended. */
class Reporter {
    #runner;
    #docs;
    #showsAddresses;
    #recipients = [];
    /** @param env the runner's environment: names the repository and version that the action was taken from */
    constructor(runner, env) {
        this.#runner = runner;
        this.#showsAddresses = runner.isDebug();
        // On GitHub Enterprise Server the action may be a copy without its documentation.
        const isPublic = (env['GITHUB_SERVER_URL'] || 'https://github.com') === 'https://github.com';
        const repository = (isPublic && env['GITHUB_ACTION_REPOSITORY']) || 'acs-mail/acs-mail-action';
        const ref = (isPublic && env['GITHUB_ACTION_REF']) || 'main';
        this.#docs = `https://github.com/${repository}/blob/${ref}/${DOCS}`;
    }
    /** Addresses are shown whole where only members can read the log. */
    showAddresses(isPrivate) {
        this.#showsAddresses ||= isPrivate;
    }
    /** From here on exactly these addresses are cut; until then, whatever looks like one. */
    addressTo(message) {
        this.#recipients = [...message.to, ...message.cc, ...message.bcc].map((mailbox) => mailbox.address);
    }
    async sent(message, receipt) {
        this.#runner.setOutputs(describeReceipt(receipt));
        const shown = receipt.accepted.map(this.#show).join(', ');
        this.#runner.info(`Mail accepted by the mail service for ${shown} in ${seconds(receipt.timings.totalMs)}: ${this.#cut(receipt.response)}`);
        await this.#runner.addSummary(summarizeSent(message, receipt, this.#show, this.#cut));
    }
    async skipped(reason) {
        this.#runner.setOutputs({ sent: 'false', 'skipped-reason': reason });
        this.#runner.notice(reason, { title: 'No mail sent' });
        await this.#runner.addSummary(summarizeSkip(reason));
    }
    /** Credentials and server are right; nothing was sent. */
    async verified(server, tlsVersion, timings) {
        this.#runner.setOutputs({
            sent: 'false',
            'skipped-reason': 'verify is true',
            ...describeTimings(tlsVersion, timings),
        });
        const stages = [
            `name ${server.host} resolved in ${seconds(timings.dnsMs)}`,
            `port ${server.port} connected and greeted in ${seconds(timings.connectMs)}`,
            `STARTTLS with ${tlsVersion}, certificate and name verified, in ${seconds(timings.tlsMs)}`,
            `signed in in ${seconds(timings.authMs)}`,
        ];
        this.#runner.info(`Verified, nothing was sent:\n${stages.map((stage) => `  ✓ ${stage}`).join('\n')}`);
        await this.#runner.addSummary(summarizeVerified(stages));
    }
    async previewed(message, files) {
        this.#runner.setOutputs({
            sent: 'false',
            'skipped-reason': 'dry-run is true',
            'eml-path': files.eml,
            'html-path': files.html,
            'text-path': files.text,
        });
        this.#runner.info(`Dry run: nothing was sent. The mail is in ${files.eml}`);
        this.#runner.group('Text part of the mail', message.text.split('\n'));
        await this.#runner.addSummary(summarizePreview(message, files, this.#show));
    }
    /**
     * Raises the failure, after the outputs were set. The only place that makes the step red.
     *
     * @param isSoft the user asked for `on-error: warn`
     */
    async failed(error, isSoft, outputs = {}) {
        this.#runner.setOutputs({
            sent: SENT_BY_KIND[error.kind] ?? 'false',
            ...(error.response !== undefined && { response: error.response }),
            ...outputs,
        });
        const help = `${this.#docs}#${error.anchor}`;
        const message = this.#cut(this.#explain(error, help));
        const title = this.#cut(error.title);
        if (isSoft && DELIVERY_KINDS.includes(error.kind))
            this.#runner.warning(message, { title });
        else
            this.#runner.fail(message, { title });
        if (error.kind === 'internal' && error.cause instanceof Error) {
            this.#runner.debug(error.cause.stack ?? error.cause.message);
        }
        // A partly refused mail has its summary already, with who has it and who has not.
        if (error.kind !== 'partial')
            await this.#runner.addSummary(summarizeFailure(error, help, this.#cut));
    }
    #show = (address) => (this.#showsAddresses ? address : maskAddress(address));
    #cut = (text) => cutAddresses(text, this.#recipients, this.#show);
    #explain(error, help) {
        const lines = [error.title];
        if (error.response !== undefined)
            lines.push(`The server said: ${error.response}`);
        if (error.causes.length > 0)
            lines.push('', 'Why:', ...error.causes.map((cause) => `- ${cause}`));
        if (error.remedies.length > 0)
            lines.push('', 'What to do:', ...error.remedies.map((remedy) => `- ${remedy}`));
        lines.push('', `More: ${help}`);
        return lines.join('\n');
    }
}
/** Anything that is not an {@link ActionError} is a fault of this action: it says so and asks for a report. */
function asActionError(error) {
    if (error instanceof errors/* ActionError */.l)
        return error;
    const message = error instanceof Error ? error.message : String(error);
    return new errors/* ActionError */.l('internal', {
        title: `Unexpected error in the action: ${message}`,
        causes: ['This is a fault of the action, not of your workflow.'],
        remedies: ['Please report it with the step debug log (ACTIONS_STEP_DEBUG), which holds no secret.'],
        anchor: 'internal',
        cause: error,
    });
}
/** Some recipients were refused while the message went to the others: it is not sent again to anyone. */
function partialFailure(receipt) {
    const refused = receipt.rejected.map((each) => `${each.address}: ${each.response}`);
    return new errors/* ActionError */.l('partial', {
        title: `The mail was accepted for ${receipt.accepted.length} and refused for ${receipt.rejected.length} of ${receipt.accepted.length + receipt.rejected.length} recipients`,
        causes: refused,
        remedies: [
            'Correct or remove the refused addresses. The others have the mail, so do not simply run the step again.',
        ],
        anchor: 'recipient-refused',
    });
}

// EXTERNAL MODULE: ./src/azure/service.ts
var service = __nccwpck_require__(5164);
;// CONCATENATED MODULE: ./src/azure/login.ts

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Communication Services resource names: letters, digits, hyphen and underscore (ARM specification). */
const RESOURCE = /^[\w-]{1,63}$/;
/**
 * Composes the SMTP username `resource.clientId.tenantId`, or takes the SMTP Username resource's own.
 *
 * Source: Microsoft Learn, "Create credentials for Simple Mail Transfer Protocol (SMTP) authentication".
 *
 * @param needsIds true when a token will be requested, which takes client and tenant id even with an SMTP Username
 * @returns the login, or every problem found; values that GitHub holds as secrets are never quoted
 */
function composeLogin(given, needsIds) {
    const problems = [];
    const complain = (input, text) => problems.push({ input, text });
    const hasUsername = given.smtpUsername !== '';
    if (hasUsername && given.resource !== '') {
        complain('smtp-username', 'is given together with acs-resource; give either the SMTP Username or the Communication Services resource name');
    }
    if (!hasUsername)
        checkResource(given.resource, complain);
    if (!hasUsername || needsIds || given.clientId !== '') {
        checkGuid('client-id', given.clientId, 'the Application (client) ID of the Entra app', complain);
    }
    if (!hasUsername || needsIds || given.tenantId !== '') {
        checkGuid('tenant-id', given.tenantId, 'the Directory (tenant) ID', complain);
    }
    if (given.clientId !== '' && given.clientId === given.tenantId) {
        complain('client-id', 'is the same as tenant-id; copy both from the Overview page of the app registration');
    }
    if (problems.length > 0)
        return { problems };
    const { resource, clientId, tenantId } = given;
    const username = hasUsername ? given.smtpUsername : [resource, clientId, tenantId].join(given.separator);
    return {
        login: {
            username,
            ...(resource && { resource }),
            ...(clientId && { clientId }),
            ...(tenantId && { tenantId }),
        },
        problems: [],
    };
}
/**
 * Looks at the shape of a client secret. Entra's generated values are about 40 characters and hold a tilde, but that
 * is not documented, so only certain mistakes are problems.
 *
 * @returns what is wrong with it, or undefined; the secret is never part of the text
 */
function checkSecret(secret) {
    if (GUID.test(secret)) {
        return "has the shape of a GUID, so it is the Secret ID; paste the secret's Value, which Entra shows only once, right after you create it (make a new client secret if it is lost)";
    }
    if (/\s/.test(secret)) {
        return 'holds white space or a line break inside; paste the Value of the client secret alone, without a line break';
    }
    if (/^(?:endpoint=|accesskey=)/i.test(secret)) {
        return 'is a connection string or access key of the resource; SMTP needs the Value of a client secret of the Entra app';
    }
    return undefined;
}
/** Warnings, not errors, about a server and sender that ACS will probably refuse. */
function reviewServer(port, from) {
    const warnings = [];
    if (port !== service/* SMTP_PORT */.z5) {
        warnings.push({
            input: 'smtp-port',
            text: `is ${port}; Azure Communication Services takes mail on port ${service/* SMTP_PORT */.z5} (right only for a server of your own)`,
        });
    }
    const at = from.lastIndexOf('@');
    const [local, domain] = [from.slice(0, at), from.slice(at + 1)];
    if ((0,service/* isManagedDomain */.Uq)(domain) && local.toLowerCase() !== service/* DEFAULT_SENDER */.YG.toLowerCase()) {
        warnings.push({
            input: 'from',
            text: `is on an Azure-managed domain, which sends only as ${service/* DEFAULT_SENDER */.YG}@${domain}`,
        });
    }
    return warnings;
}
function checkResource(resource, complain) {
    if (resource === '') {
        complain('acs-resource', 'is missing; give the name of the Communication Services resource (or smtp-username instead of the three parts)');
    }
    else if (/[.]azurecomm[.]net$|[.]communication[.]azure[.]com|^https?:/i.test(resource)) {
        complain('acs-resource', 'is a host name or URL; give only the name of the Communication Services resource, as its Overview page shows it');
    }
    else if (!RESOURCE.test(resource)) {
        complain('acs-resource', 'is not the name of a Communication Services resource; a name has 1 to 63 letters, digits, hyphens or underscores');
    }
}
function checkGuid(input, value, what, complain) {
    if (value === '') {
        complain(input, `is missing; give ${what}`);
    }
    else if (!GUID.test(value)) {
        complain(input, `is not a GUID; give ${what}, which looks like 00000000-0000-0000-0000-000000000000`);
    }
}

// EXTERNAL MODULE: ./src/notice/policy.ts
var policy = __nccwpck_require__(1568);
// EXTERNAL MODULE: ./src/notice/redact.ts + 1 modules
var notice_redact = __nccwpck_require__(3544);
// EXTERNAL MODULE: ./src/mail/headers.ts
var mail_headers = __nccwpck_require__(1089);
;// CONCATENATED MODULE: ./src/inputs/parse.ts
/**
 * Strict readers for one input each. Every reader returns the value or says what is wrong; none throws, so that
 * all problems of a run can be reported together. No reader ever puts a secret into its words.
 */
/** Shows what was given, quoted, cut to 60 characters and free of control characters. */
function quote(given) {
    const shown = given.length > 60 ? `${given.slice(0, 60)}…` : given;
    return JSON.stringify(shown);
}
/** `true` or `false` in any case, as YAML 1.2 core writes them. Anything else, `yes` included, is a problem. */
function parseFlag(text) {
    const word = text.toLowerCase();
    if (word === 'true')
        return { value: true };
    if (word === 'false')
        return { value: false };
    return { problem: `${quote(text)} is neither true nor false${suggestion(text, ['true', 'false'])}` };
}
/**
 * A whole number inside a range.
 *
 * @param range smallest and largest allowed value, both included
 */
function parseInteger(text, range) {
    const value = Number(text);
    if (!/^\d{1,9}$/.test(text) || value < range.min || value > range.max) {
        return { problem: `${quote(text)} is not a whole number from ${range.min} to ${range.max}` };
    }
    return { value };
}
const UNIT_MS = {
    ms: 1,
    s: 1000,
    m: 60_000,
    h: 3_600_000,
    d: 86_400_000,
    w: 604_800_000,
};
/**
 * A duration such as `90s`, `5m`, `1h30m` or `7d`; a unit is always needed, so that `5` is not a guess.
 *
 * @param range smallest and largest allowed value in milliseconds, both included
 * @returns milliseconds
 */
function parseDuration(text, range) {
    const whole = /^(?:\d{1,6}(?:ms|s|m|h|d|w)\s*)+$/i;
    if (!whole.test(text)) {
        return {
            problem: `${quote(text)} is not a duration; write a number with a unit, such as 90s, 5m or 1h30m`,
        };
    }
    let total = 0;
    for (const [, number, unit] of text.matchAll(/(\d+)(ms|s|m|h|d|w)/gi)) {
        total += Number(number) * (UNIT_MS[(unit ?? '').toLowerCase()] ?? 0);
    }
    if (total < range.minMs || total > range.maxMs) {
        return {
            problem: `${quote(text)} is out of range; allowed are ${formatDuration(range.minMs)} to ${formatDuration(range.maxMs)}`,
        };
    }
    return { value: total };
}
/** Milliseconds in the notation of {@link parseDuration}: `1h30m`, `500ms`. */
function formatDuration(ms) {
    let rest = ms;
    let text = '';
    for (const unit of ['d', 'h', 'm', 's', 'ms']) {
        const size = UNIT_MS[unit] ?? 1;
        const count = Math.floor(rest / size);
        if (count > 0)
            text += `${count}${unit}`;
        rest -= count * size;
    }
    return text || '0s';
}
/** One word of a fixed set, in any case. */
function parseChoice(text, allowed) {
    const word = text.toLowerCase();
    const value = allowed.find((each) => each === word);
    if (value !== undefined)
        return { value };
    const near = nearest(text, allowed);
    const hint = near === undefined ? '' : ` (did you mean "${near}"?)`;
    return { problem: `${quote(text)}${hint} is not one of ${allowed.join(', ')}` };
}
/** A list of words of a fixed set; every wrong word is named. */
function parseChoices(text, allowed) {
    const value = [];
    const problems = [];
    for (const item of splitList(text)) {
        const parsed = parseChoice(item, allowed);
        if ('problem' in parsed)
            problems.push(parsed.problem);
        else if (!value.includes(parsed.value))
            value.push(parsed.value);
    }
    return problems.length > 0 ? { problem: problems.join('; ') } : { value };
}
/** Items separated by commas or new lines; blanks around them and empty items fall away. */
function splitList(text) {
    return text
        .split(/[,\r\n]/)
        .map((item) => item.trim())
        .filter((item) => item !== '');
}
/** Items one per line, for values that may hold commas. Lines that begin with `#` are comments. */
function splitLines(text) {
    return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'));
}
/**
 * Lines of the form `name=value` (or `name: value`).
 *
 * @param namePattern what a name may look like, with its description for the message
 */
function parsePairs(text, namePattern) {
    const value = {};
    const problems = [];
    for (const line of splitLines(text)) {
        const match = /^([^=:]+?)\s*[=:]\s*(.*)$/.exec(line);
        const name = match?.[1];
        if (name === undefined || !namePattern.pattern.test(name)) {
            problems.push(`${quote(line)} is not of the form name=value, where the name is ${namePattern.description}`);
        }
        else {
            value[name] = match?.[2] ?? '';
        }
    }
    return problems.length > 0 ? { problem: problems.join('; ') } : { value };
}
/**
 * A JSON object, as `toJSON(context)` writes it. An empty text and `null` give undefined.
 */
function parseObject(text) {
    if (text === '')
        return { value: undefined };
    try {
        const value = JSON.parse(text);
        if (value === null)
            return { value: undefined };
        if (typeof value === 'object' && !Array.isArray(value))
            return { value: value };
    }
    catch {
        // Said below: the parser's own message quotes the text, which may be long.
    }
    return { problem: 'is not a JSON object; write it with toJSON, for example ${{ toJSON(needs) }}' };
}
/** The host name of a server (RFC 1123 section 2.1); an IP address is its own problem because ACS refuses it. */
function parseHost(text) {
    if (/^\[?[0-9a-f:]*:[0-9a-f:.]*\]?$/i.test(text) || /^\d{1,3}(\.\d{1,3}){3}$/.test(text)) {
        return {
            problem: `${quote(text)} is an IP address; Azure Communication Services does not support IP addresses, use the DNS name (smtp.azurecomm.net)`,
        };
    }
    const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
    if (text.length > 253 || !new RegExp(`^${label}(?:\\.${label})*$`, 'i').test(text)) {
        return {
            problem: `${quote(text)} is not a host name; give it without a scheme or port, such as smtp.azurecomm.net`,
        };
    }
    return { value: text.toLowerCase() };
}
/** `; did you mean "failure"?` when one allowed word is near, else nothing. */
function suggestion(given, allowed) {
    const near = nearest(given, allowed);
    return near === undefined ? '' : `; did you mean "${near}"?`;
}
/**
 * The candidate that differs least from the given word, if the two are alike enough to be a slip of the keyboard.
 */
function nearest(given, candidates) {
    const word = given.toLowerCase();
    let best;
    let least = Math.floor(Math.max(given.length, 3) / 3) + 1;
    for (const candidate of candidates) {
        const distance = editDistance(word, candidate.toLowerCase(), least);
        if (distance < least) {
            least = distance;
            best = candidate;
        }
    }
    return best;
}
/** Optimal string alignment distance (a swap of neighbours counts once); stops counting at the limit. */
function editDistance(a, b, limit) {
    if (Math.abs(a.length - b.length) >= limit)
        return limit;
    let before = [];
    let above = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const same = a[i - 1] === b[j - 1] ? 0 : 1;
            let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same);
            if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
                cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
            }
            row.push(cost);
        }
        before = above;
        above = row;
    }
    return above[b.length] ?? limit;
}

;// CONCATENATED MODULE: ./src/inputs/content.ts


const KINDS = ['auto', 'build', 'release', 'deployment', 'digest', 'message'];
/** What the mail says and how it looks. Files are only named here; they are read when the mail is made. */
function readContent(reader) {
    const kind = reader.parse('kind', (text) => parseChoice(text, KINDS), 'auto');
    const body = readSource(reader, 'body', 'body-file');
    const html = readSource(reader, 'html', 'html-file');
    const templatePath = reader.text('template');
    const whole = html?.input ?? (templatePath === '' ? undefined : 'template');
    if (html && templatePath !== '') {
        reader.complain('template', `is given together with ${html.input}; both are the whole HTML part, give one`);
    }
    if (body && whole !== undefined) {
        reader.complain(body.input, `is given together with ${whole}, which is the whole mail, so it would not be shown; give one`);
    }
    if (kind === 'message' && !body && !html && templatePath === '') {
        reader.complain('body', 'is missing; kind message needs body, body-file, html, html-file or template');
    }
    const { headers, problems } = (0,mail_headers/* parseHeaders */.Q)(reader.text('headers'));
    for (const problem of problems)
        reader.complain('headers', problem);
    return {
        kind,
        tag: reader.text('tag'),
        deployment: {
            environment: reader.text('environment'),
            url: readLink(reader),
            version: reader.text('version'),
        },
        period: reader.text('period') === '' ? undefined : reader.parse('period', parsePeriod, undefined),
        subject: reader.text('subject'),
        body,
        html,
        template: templatePath === '' ? undefined : { input: 'template', path: templatePath },
        fields: reader.parse('fields', (text) => parsePairs(text, FIELD_NAME), {}),
        logLines: reader.parse('log-lines', (text) => parseInteger(text, { min: 0, max: 500 }), 0),
        commits: reader.parse('commits', (text) => parseInteger(text, { min: 0, max: 100 }), 0),
        testReports: splitLines(reader.text('test-reports')),
        attachments: splitLines(reader.text('attachments')),
        ifNoFilesFound: reader.parse('if-no-files-found', (text) => parseChoice(text, ['error', 'warn', 'ignore']), 'error'),
        overflow: reader.parse('attachments-overflow', (text) => parseChoice(text, ['fail', 'link']), 'fail'),
        attachLogs: reader.parse('attach-logs', (text) => parseChoice(text, ['none', 'failed']), 'none'),
        priority: reader.parse('priority', (text) => parseChoice(text, ['high', 'normal', 'low']), 'normal'),
        headers,
        thread: reader.parse('thread', (text) => parseChoice(text, ['incident', 'branch', 'run', 'none']), 'none'),
        timezone: reader.parse('timezone', parseTimezone, 'UTC'),
        locale: reader.parse('locale', parseLocale, 'en'),
    };
}
const FIELD_NAME = {
    pattern: /^[A-Za-z][\w-]{0,63}$/,
    description: 'a letter followed by letters, digits, hyphens or underscores',
};
function readSource(reader, inline, file) {
    const [text, path] = [reader.text(inline), reader.text(file)];
    if (text !== '' && path !== '')
        reader.complain(file, `is given together with ${inline}; give one of the two`);
    if (text !== '')
        return { input: inline, text };
    return path === '' ? undefined : { input: file, path };
}
function readLink(reader) {
    const text = reader.text('environment-url');
    if (text !== '' && !(URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))) {
        reader.complain('environment-url', `${quote(text)} is not an http or https URL`);
    }
    return text;
}
function parsePeriod(text) {
    if (text.toLowerCase() === 'run')
        return { value: 'run' };
    return parseDuration(text, { minMs: 3_600_000, maxMs: 31 * 86_400_000 });
}
function parseTimezone(text) {
    // The defaults need no look into Intl, whose first use takes some 20 ms.
    if (text === 'UTC')
        return { value: text };
    try {
        return { value: new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone };
    }
    catch {
        return { problem: `${quote(text)} is not a time zone; write a name such as UTC or Europe/Berlin` };
    }
}
function parseLocale(text) {
    if (text === 'en')
        return { value: text };
    try {
        const [locale] = Intl.DateTimeFormat.supportedLocalesOf(text);
        if (locale !== undefined)
            return { value: locale };
    }
    catch {
        // An ill-formed tag throws, an unknown one gives nothing: the same mistake to the user.
    }
    return { problem: `${quote(text)} is not a language tag; write one such as en, en-GB or de` };
}

;// CONCATENATED MODULE: ./src/inputs/identity.ts


/** Who signs in where: the triple or an SMTP Username, how, and to which server. */
function readIdentity(reader, hasIdToken) {
    const secret = reader.text('client-secret');
    const auth = reader.parse('auth', (text) => parseChoice(text, ['auto', 'password', 'oauth', 'oidc']), 'auto');
    const signIn = auth !== 'auto' ? auth : secret === '' && hasIdToken ? 'oidc' : 'password';
    const separator = reader.parse('username-separator', parseSeparator, '.');
    const { login, problems } = composeLogin({
        resource: reader.text('acs-resource'),
        clientId: reader.text('client-id'),
        tenantId: reader.text('tenant-id'),
        secret,
        smtpUsername: reader.text('smtp-username'),
        separator,
    }, signIn !== 'password');
    // A dry run connects to nothing, so that a mail can be seen before anything is set up.
    const isNeeded = reader.text('dry-run').toLowerCase() !== 'true';
    if (isNeeded)
        reader.problems.push(...problems);
    if (isNeeded && signIn === 'oidc' && !hasIdToken) {
        reader.complain('auth', 'is oidc, but the job may not ask for a token; add permissions: id-token: write to it');
    }
    if (isNeeded && signIn !== 'oidc') {
        const problem = secret === ''
            ? 'is missing; give the Value of a client secret of the Entra app (is the GitHub secret set, and visible to this workflow and environment?), or grant permissions: id-token: write to sign in without a secret'
            : checkSecret(secret);
        if (problem !== undefined)
            reader.complain('client-secret', problem);
    }
    return {
        login: login ?? { username: '' },
        signIn,
        secret: signIn === 'oidc' ? '' : secret,
        server: {
            host: reader.parse('smtp-host', parseHost, ''),
            port: reader.parse('smtp-port', (text) => parseInteger(text, { min: 1, max: 65_535 }), 587),
        },
    };
}
function parseSeparator(text) {
    if (text === '.' || text === '|')
        return { value: text };
    return { problem: `${quote(text)} is neither . nor |, the two notations that Azure accepts` };
}

;// CONCATENATED MODULE: ./src/inputs/inputs.ts
const inputs_text = (fallback = '') => ({ default: fallback });
const secret = () => ({ default: '', isSecret: true });
const inputs = {
    'acs-resource': secret(),
    'client-id': secret(),
    'tenant-id': secret(),
    'client-secret': secret(),
    'smtp-username': secret(),
    'username-separator': inputs_text('.'),
    auth: inputs_text('auto'),
    'smtp-host': inputs_text('smtp.azurecomm.net'),
    'smtp-port': inputs_text('587'),
    from: inputs_text(),
    to: inputs_text(),
    cc: inputs_text(),
    bcc: inputs_text(),
    'reply-to': inputs_text(),
    'recipient-map': inputs_text(),
    'allow-domains': inputs_text(),
    'notify-on': inputs_text('failure, fixed, flaky'),
    repeat: inputs_text('always'),
    branches: inputs_text(),
    'ignore-branches': inputs_text(),
    events: inputs_text(),
    'ignore-actors': inputs_text(),
    status: inputs_text(),
    needs: inputs_text(),
    job: inputs_text('${{ toJSON(job) }}'),
    kind: inputs_text('auto'),
    tag: inputs_text(),
    environment: inputs_text(),
    'environment-url': inputs_text(),
    version: inputs_text(),
    period: inputs_text(),
    subject: inputs_text(),
    body: inputs_text(),
    'body-file': inputs_text(),
    html: inputs_text(),
    'html-file': inputs_text(),
    template: inputs_text(),
    fields: inputs_text(),
    'log-lines': inputs_text('40'),
    commits: inputs_text('10'),
    'test-reports': inputs_text(),
    attachments: inputs_text(),
    'if-no-files-found': inputs_text('error'),
    'attachments-overflow': inputs_text('fail'),
    'attach-logs': inputs_text('none'),
    priority: inputs_text('normal'),
    headers: inputs_text(),
    thread: inputs_text('incident'),
    timezone: inputs_text('UTC'),
    locale: inputs_text('en'),
    'github-token': { default: '${{ github.token }}', isSecret: true },
    'dry-run': inputs_text('false'),
    verify: inputs_text('false'),
    'on-error': inputs_text('fail'),
    timeout: inputs_text('5m'),
    redact: inputs_text(),
};
const inputNames = Object.keys(inputs);

;// CONCATENATED MODULE: ./src/inputs/needs.ts
const needResults = new Set(['success', 'failure', 'cancelled', 'skipped']);
/**
 * Tells when the `needs` input is not the `needs` context, but one job of it (`toJSON(needs.build)`), its results
 * (`toJSON(needs.*.result)`) or something else. Source: docs.github.com, "Contexts reference", `needs` context.
 *
 * @param json the input, parsed; nothing at all, null and an empty object are the context of a job without needs
 * @returns what is wrong, to stand behind the name of the input; undefined when nothing is
 */
function checkNeeds(json) {
    if (json === undefined || json === null || json === '')
        return undefined;
    const isContext = typeof json === 'object' &&
        (Object.keys(json).length === 0 ||
            (!Array.isArray(json) && Object.values(json).every((need) => needResults.has(resultOf(need)))));
    return isContext ? undefined : 'is not the needs context; write toJSON(needs)';
}
function resultOf(need) {
    return typeof need === 'object' && need !== null && 'result' in need ? need.result : undefined;
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __nccwpck_require__(3136);
// EXTERNAL MODULE: ./src/notice/text.ts
var notice_text = __nccwpck_require__(9697);
;// CONCATENATED MODULE: ./src/notice/mailbox.ts


/** Recipients that are looked up when the run is known. */
const recipientTokens = [
    '@author',
    '@committers',
    '@culprits',
    '@requester',
    '@pr-author',
    '@codeowners',
];
const tokenNames = new Set(recipientTokens);
const maxLocalLength = 64;
const maxAddressLength = 254;
/**
 * Reads a list of recipients: `a@b.c`, `<a@b.c>`, `Name <a@b.c>`, `"Name, with comma" <a@b.c>` and the dynamic
 * tokens, separated by commas or line breaks. This is the part of RFC 5322 section 3.4 that every server takes:
 * quoted local parts, comments, groups, address literals and non-ASCII local parts are refused, each by name,
 * because parsers disagree about them and a mail would go where its reader did not expect. Linear in the length.
 *
 * @param text value of `to`, `cc`, `bcc`, `reply-to`, `from`, or the right side of `recipient-map`
 */
function parseMailboxes(text) {
    const mailboxes = [];
    const tokens = new Set();
    const problems = [];
    for (const entry of splitEntries(text)) {
        const complain = (why) => problems.push(`holds ${show(entry)}, which ${why}`);
        const lower = entry.toLowerCase();
        if (isToken(lower))
            tokens.add(lower);
        else if (/^@[^@\s<]*$/.test(entry))
            complain(`is no known token; known are ${recipientTokens.join(', ')}`);
        else {
            const parsed = parseMailbox(entry);
            if ('problem' in parsed)
                complain(parsed.problem);
            else
                mailboxes.push(parsed);
        }
    }
    return { mailboxes, tokens: [...tokens], problems };
}
function isToken(entry) {
    return tokenNames.has(entry);
}
function show(entry) {
    return `"${(0,notice_text/* cleanText */.X)(entry, { maxLength: 60 })}"`;
}
/** Cuts at commas and line breaks outside double quotes; a line break ends a quote that was left open. */
function splitEntries(text) {
    const entries = [];
    let isQuoted = false;
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
        const char = text.charAt(at);
        if (char === '\\' && isQuoted)
            at += 1;
        else if (char === '"')
            isQuoted = !isQuoted;
        else if (char === '\n' || char === '\r' || (char === ',' && !isQuoted)) {
            entries.push(text.slice(start, at));
            start = at + 1;
            isQuoted = false;
        }
    }
    return [...entries, text.slice(start)].map((entry) => entry.trim()).filter((entry) => entry !== '');
}
function parseMailbox(entry) {
    if ((0,notice_text/* cleanText */.X)(entry) !== entry.replaceAll('\t', ' '))
        return { problem: 'holds a control character' };
    if (!entry.endsWith('>')) {
        const address = checkAddress(entry);
        return 'problem' in address ? address : { name: '', ...address };
    }
    const open = entry.lastIndexOf('<');
    if (open === -1)
        return { problem: 'has a ">" without a "<"' };
    const name = parseName(entry.slice(0, open).trim());
    if ('problem' in name)
        return name;
    const address = checkAddress(entry.slice(open + 1, -1).trim());
    return 'problem' in address ? address : { ...name, ...address };
}
/** Reads a display name: words and quoted strings. Parentheses and dots are taken as part of the name. */
function parseName(text) {
    let name = '';
    let isQuoted = false;
    for (let at = 0; at < text.length; at += 1) {
        const char = text.charAt(at);
        if (char === '"')
            isQuoted = !isQuoted;
        else if (char === '\\' && isQuoted) {
            at += 1;
            name += text.charAt(at);
        }
        else if (!isQuoted && '<>@;:\\'.includes(char)) {
            return { problem: `has "${char}" in the name; put the name in double quotes` };
        }
        else
            name += char;
    }
    if (isQuoted)
        return { problem: 'has a name whose double quote is not closed' };
    return { name: name.replace(/\s+/g, ' ').trim() };
}
function checkAddress(text) {
    const at = text.lastIndexOf('@');
    if (at === -1) {
        return { problem: 'is not an address, for it has no "@"; a name with a comma must be in double quotes' };
    }
    const local = text.slice(0, at);
    const problem = checkLocalPart(local);
    if (problem)
        return { problem };
    const domain = toAsciiDomain(text.slice(at + 1));
    if (!domain)
        return { problem: 'has no valid domain after the "@"' };
    const address = `${local}@${domain}`;
    return address.length > maxAddressLength
        ? { problem: `is longer than ${maxAddressLength} characters` }
        : { address };
}
/** Dot-atom in ASCII (RFC 5322 section 3.2.3), at most 64 characters (RFC 5321 section 4.5.3.1.1). */
function checkLocalPart(local) {
    if (local === '')
        return 'has nothing before the "@"';
    if (local.startsWith('"'))
        return 'has a quoted part before the "@", which mail servers handle differently';
    const nonAscii = /[^\p{ASCII}]/u.exec(local)?.[0];
    if (nonAscii) {
        return `has "${nonAscii}" before the "@"; only ASCII can be sent there, ask for an address without it`;
    }
    if (local.includes(';'))
        return 'has a ";"; separate addresses with a comma or a line break';
    if (/\s/.test(local))
        return 'has a space before the "@"; an address after a name goes in "<" and ">"';
    const odd = /[^A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]/.exec(local)?.[0];
    if (odd === '@')
        return 'has more than one "@"';
    if (odd)
        return `has "${odd}" before the "@"`;
    if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) {
        return 'has a misplaced dot before the "@"';
    }
    return local.length > maxLocalLength
        ? `has more than ${maxLocalLength} characters before the "@"`
        : undefined;
}
const domainShape = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/**
 * The form of a domain that goes on the wire: lower case, international labels as `xn--…` (IDNA, UTS 46).
 *
 * @returns undefined unless it is a dotted host name: no address literal, no trailing dot, no single label
 */
function toAsciiDomain(domain) {
    if (/[^A-Za-z0-9.-]/.test(domain.replace(/[^\p{ASCII}]/gu, '')))
        return undefined;
    const ascii = (0,external_node_url_.domainToASCII)(domain).toLowerCase();
    return domainShape.test(ascii) ? ascii : undefined;
}

;// CONCATENATED MODULE: ./src/inputs/people.ts



/** Sender, recipients and who may become one. Dynamic recipients are resolved later, when the people are known. */
function readPeople(reader) {
    const lists = { to: readList(reader, 'to'), cc: readList(reader, 'cc'), bcc: readList(reader, 'bcc') };
    const all = Object.values(lists);
    if (all.every((list) => list.mailboxes.length + list.tokens.length === 0) &&
        reader.problems.every(notAList)) {
        reader.complain('to', 'is missing; give at least one recipient in to, cc or bcc');
    }
    const addresses = new Set(all.flatMap((list) => list.mailboxes.map((mailbox) => mailbox.address.toLowerCase())));
    if (addresses.size > service/* MAX_RECIPIENTS */.Cv) {
        reader.complain('to', `has ${addresses.size} recipients together with cc and bcc; Azure takes ${service/* MAX_RECIPIENTS */.Cv} in one message, so use a distribution list`);
    }
    const allowDomains = readDomains(reader);
    const recipientMap = readMap(reader);
    for (const [name, { tokens }] of Object.entries(lists)) {
        if (tokens.length > 0 && allowDomains.length + recipientMap.length === 0) {
            reader.complain(name, `holds ${tokens.join(', ')}; say in allow-domains or recipient-map to which addresses that may lead`);
        }
    }
    return {
        from: readFrom(reader),
        replyTo: readList(reader, 'reply-to').mailboxes,
        recipients: { ...lists, allowDomains, recipientMap },
    };
}
const notAList = (problem) => !['to', 'cc', 'bcc'].includes(problem.input);
function readList(reader, name) {
    const { mailboxes, tokens, problems } = parseMailboxes(reader.text(name));
    for (const problem of problems)
        reader.complain(name, problem);
    if (name === 'reply-to' && tokens.length > 0) {
        reader.complain(name, `holds ${tokens.join(', ')}; only plain addresses can be replied to`);
    }
    return { mailboxes, tokens };
}
function readFrom(reader) {
    const nobody = { name: '', address: '' };
    const text = reader.text('from');
    if (text === '') {
        reader.complain('from', 'is missing; give a MailFrom address of the domain that is linked to the resource, such as DoNotReply@<domain>');
        return nobody;
    }
    const { mailboxes, tokens, problems } = parseMailboxes(text);
    for (const problem of problems)
        reader.complain('from', problem);
    if (problems.length === 0 && (mailboxes.length !== 1 || tokens.length > 0)) {
        reader.complain('from', `${quote(text)} is not exactly one address`);
    }
    return mailboxes[0] ?? nobody;
}
function readDomains(reader) {
    return splitList(reader.text('allow-domains')).map((item) => {
        const domain = item.replace(/^@/, '').toLowerCase();
        const host = parseHost(domain.replace(/^\*\./, ''));
        // A whole top-level domain would let anybody in.
        if ('problem' in host || !domain.replace(/^\*\./, '').includes('.')) {
            reader.complain('allow-domains', `${quote(item)} is not a domain; write contoso.com or *.contoso.com`);
        }
        return domain;
    });
}
function readMap(reader) {
    const map = [];
    for (const line of splitLines(reader.text('recipient-map'))) {
        const match = /^@?([^\s=]+?)\s*=\s*(.+)$/.exec(line);
        const { mailboxes, tokens, problems } = parseMailboxes(match?.[2] ?? '');
        const [mailbox] = mailboxes;
        if (!match?.[1] || !mailbox || mailboxes.length > 1 || tokens.length > 0 || problems.length > 0) {
            reader.complain('recipient-map', `${quote(line)} is not of the form login=address or pattern=address, one a line`);
        }
        else {
            map.push({ pattern: match[1], mailbox });
        }
    }
    return map;
}

;// CONCATENATED MODULE: ./src/inputs/reader.ts

/**
 * Reads inputs by name and gathers every problem instead of stopping at the first. A value that could not be read
 * is replaced by its default, only so that the rest can be checked; with a problem gathered it is never used.
 */
class Reader {
    problems = [];
    #read;
    constructor(read) {
        this.#read = read;
    }
    /** The value, or the declared default where the workflow set none (a run outside of GitHub's runner). */
    text(name) {
        const given = this.#read(name);
        const fallback = inputs[name].default;
        return given === '' && !fallback.startsWith('${{') ? fallback : given;
    }
    parse(name, parser, fallback) {
        const parsed = parser(this.text(name));
        if ('value' in parsed)
            return parsed.value;
        this.complain(name, parsed.problem);
        return fallback;
    }
    complain(input, text) {
        this.problems.push({ input, text });
    }
}

;// CONCATENATED MODULE: ./src/inputs/read.ts











const CONCLUSIONS = [
    'success',
    'failure',
    'cancelled',
    'skipped',
    'neutral',
    'timed_out',
    'action_required',
    'startup_failure',
    'stale',
];
const CONTEXTS = ['needs', 'job'];
/** The runner's contexts as the inputs hold them; what is no JSON object is left out here and named by {@link readSettings}. */
function readContexts(read) {
    const parsed = CONTEXTS.map((name) => [name, parseObject(read(name))]);
    return Object.fromEntries(parsed.flatMap(([name, result]) => ('value' in result ? [[name, result.value]] : [])));
}
/**
 * Makes the settings of a run.
 *
 * @param read  value of an input, blanks around it removed, empty when unset
 * @param given names of the inputs that the workflow sets, upper case as in INPUT_…; unknown ones become warnings
 * @param hasIdToken true when the job may ask for an OIDC token (`permissions: id-token: write`)
 * @returns settings and warnings
 * @throws ActionError kind `input` that lists every problem of every input
 */
function readSettings(read, given, hasIdToken) {
    const reader = new Reader(read);
    const identity = readIdentity(reader, hasIdToken);
    const people = readPeople(reader);
    const settings = {
        ...identity,
        ...people,
        policy: {
            notifyOn: reader.parse('notify-on', (text) => parseChoices(text, policy/* notifyOnValues */.NV), []),
            repeat: reader.parse('repeat', (text) => parseChoice(text, policy/* repeatValues */.a4), 'always'),
            branches: splitList(reader.text('branches')),
            ignoreBranches: splitList(reader.text('ignore-branches')),
            events: splitList(reader.text('events')),
            ignoreActors: splitList(reader.text('ignore-actors')),
        },
        status: readStatus(reader),
        ...readContent(reader),
        githubToken: reader.text('github-token'),
        dryRun: reader.parse('dry-run', parseFlag, false),
        verify: reader.parse('verify', parseFlag, false),
        onError: reader.parse('on-error', (text) => parseChoice(text, ['fail', 'warn']), 'fail'),
        timeoutMs: reader.parse('timeout', (text) => parseDuration(text, { minMs: 1000, maxMs: 6 * 3_600_000 }), 0),
        redact: readRedactions(reader),
    };
    if (settings.policy.notifyOn.length === 0 && reader.problems.every(({ input }) => input !== 'notify-on')) {
        reader.complain('notify-on', 'names no state; leave it out for the default, or write always');
    }
    for (const name of CONTEXTS) {
        const context = reader.parse(name, parseObject, undefined);
        const problem = name === 'needs' ? checkNeeds(context) : undefined;
        if (problem !== undefined)
            reader.complain(name, problem);
    }
    if (settings.dryRun && settings.verify) {
        reader.complain('verify', 'and dry-run are both true; dry-run connects to nothing, verify needs to connect');
    }
    const names = reviewNames(given);
    // A misspelt name is often why the right one is missing, so it is named beside it.
    if (reader.problems.length > 0)
        throw refuseInputs([...reader.problems, ...names]);
    return { settings, warnings: [...reviewServer(settings.server.port, settings.from.address), ...names] };
}
function readRedactions(reader) {
    // No comments here: `#` may begin a pattern.
    const { patterns, problems } = (0,notice_redact/* parseRedactions */.Us)(reader.text('redact').split(/\r?\n/));
    for (const problem of problems)
        reader.complain('redact', problem);
    return patterns;
}
function readStatus(reader) {
    if (reader.text('status') === '')
        return undefined;
    return reader.parse('status', (text) => parseChoice(text, CONCLUSIONS), undefined);
}
function reviewNames(given) {
    const known = new Set(inputNames.map((name) => name.toUpperCase()));
    return given
        .filter((name) => !known.has(name))
        .map((name) => {
        const shown = name.toLowerCase();
        const near = nearest(shown, inputNames);
        return {
            input: shown,
            text: `is not an input of this action and has no effect${near === undefined ? '' : `; did you mean ${near}?`}`,
        };
    });
}
function refuseInputs(problems) {
    const names = [...new Set(problems.map((each) => each.input))];
    return new errors/* ActionError */.l('input', {
        title: names.length === 1
            ? `The input ${names[0]} is wrong`
            : `${names.length} inputs are wrong: ${names.join(', ')}`,
        causes: problems.map((each) => `${each.input} ${each.text}`),
        remedies: ['Correct the "with:" block of the step. Nothing was sent.'],
        anchor: 'input',
    });
}

// EXTERNAL MODULE: ./src/azure/wire.ts
var wire = __nccwpck_require__(2914);
;// CONCATENATED MODULE: ./src/inputs/secrets.ts

/** Values shorter than this are not masked on their own: `***` would then stand in every other word of the log. */
const SHORTEST_MASK = 4;
/**
 * Everything that must not be readable, from the raw inputs alone: it works before any of them is validated, so that a
 * validation error cannot show a secret. The username is hidden in both notations, whichever the user chose.
 *
 * @param read raw value of an input, blanks included
 */
function listSecrets(read) {
    const parts = ['acs-resource', 'client-id', 'tenant-id'];
    const trimmed = parts.map((name) => read(name).trim());
    const named = read('smtp-username').trim();
    const triples = trimmed.every(Boolean) ? [trimmed.join('.'), trimmed.join('|')] : [];
    const secrets = [read('client-secret'), read('github-token')];
    const forms = (0,wire/* listWireForms */.h)([read('smtp-username'), ...triples].filter((value) => value !== ''), secrets.filter((value) => value !== '')).filter((form) => form.trim() !== named);
    const isLongEnough = (value) => value.trim().length >= SHORTEST_MASK;
    return { everywhere: forms.filter(isLongEnough), inLog: [...trimmed, named].filter(isLongEnough) };
}

// EXTERNAL MODULE: ./src/notice/missing.ts
var missing = __nccwpck_require__(2444);
// EXTERNAL MODULE: ./src/notice/person.ts
var person = __nccwpck_require__(9923);
// EXTERNAL MODULE: ./src/notice/globs.ts
var globs = __nccwpck_require__(4743);
;// CONCATENATED MODULE: ./src/notice/trust.ts



/**
 * The shape that an address written by a contributor must have: stricter than a static one. No quoting, no comment,
 * nothing but ASCII, and none of `%`, `!` and `=`, with which old relays are told to pass a mail on to another host.
 */
const plainLocalPart = /^(?=.{1,64}$)[a-z0-9][a-z0-9_'+-]*(?:\.[a-z0-9_'+-]+)*$/i;
/**
 * Builds the judge of dynamic recipients. An address of a commit is chosen by whoever wrote it, so it is used only
 * when it is plainly written and its domain is exactly one that the workflow allows; everything else is dropped with
 * a reason. The display name is never taken over.
 *
 * @returns for a person, the mailbox or why there is none (to be read after the person's name)
 */
async function trustWith(rules) {
    const isAllowed = allowDomains(rules.allowDomains);
    const mapped = await mapRecipients(rules.recipientMap);
    return (person) => {
        const address = plainAddress(person.email);
        const mailbox = mapped(person.login, address && `${address.local}@${address.domain}`);
        if (mailbox)
            return { mailbox };
        if (person.isBot)
            return { why: 'is a bot' };
        if (!person.email)
            return { why: 'has no address that GitHub shows; name one in `recipient-map`' };
        if (!address)
            return { why: 'has an address that is not plainly written, so it is not trusted' };
        if (isNoReply(address))
            return { why: 'hides the address (noreply); name one in `recipient-map`' };
        if (!isAllowed(address.domain))
            return { why: `has an address at ${address.domain}, outside \`allow-domains\`` };
        return { mailbox: { name: '', address: `${address.local}@${address.domain}` } };
    };
}
function plainAddress(email = '') {
    const at = email.indexOf('@');
    const local = email.slice(0, at);
    const written = email.slice(at + 1);
    const domain = toAsciiDomain(written);
    if (at === -1 || !plainLocalPart.test(local) || !domain || domain !== written.toLowerCase())
        return undefined;
    return { local, domain };
}
/** `12+octocat@users.noreply.github.com` (also on GHES), `noreply@github.com`, `do-not-reply@…`. */
function isNoReply({ local, domain }) {
    const account = local.toLowerCase().replace(/\+.*$/, '').replace(/[._-]/g, '');
    return account === 'noreply' || account === 'donotreply' || domain.split('.').includes('noreply');
}
function allowDomains(allowed) {
    const exact = new Set();
    const below = [];
    for (const entry of allowed) {
        const isBelow = entry.startsWith('*.');
        const domain = toAsciiDomain(isBelow ? entry.slice(2) : entry);
        if (domain && isBelow)
            below.push(`.${domain}`);
        else if (domain)
            exact.add(domain);
    }
    return (domain) => exact.has(domain) || below.some((suffix) => domain.endsWith(suffix));
}
async function mapRecipients(entries) {
    if (entries.length === 0)
        return () => undefined;
    const compile = await (0,globs/* loadGlobs */.w)();
    const rules = entries.map(({ pattern, mailbox }) => {
        const glob = pattern.startsWith('@') ? pattern.slice(1) : pattern;
        return { isAddress: glob.includes('@'), matches: compile(glob, { nocase: true }), mailbox };
    });
    return (login = '', address = '') => rules.find(({ isAddress, matches }) => {
        const subject = isAddress ? address : login;
        return subject !== '' && subject.length <= 254 && matches(subject);
    })?.mailbox;
}
/** How a person is named in the job log: never by address. */
function nameOf({ login, name }) {
    return (0,notice_text/* cleanText */.X)(login ? `@${login}` : name || 'somebody without a login', { maxLength: 80 });
}

;// CONCATENATED MODULE: ./src/notice/recipients.ts


/** What one message may have at Azure; dynamic recipients beyond it are dropped, so that commits cannot stop a mail. */
const maxRecipients = 50;
const fields = ['to', 'cc', 'bcc'];
const staticReason = 'because the workflow lists your address';
const tokenReasons = {
    '@author': 'because you wrote the commit that ran (@author)',
    '@committers': 'because you took part in the commits since the last green run (@committers)',
    '@culprits': 'because you wrote a commit since the last green run (@culprits)',
    '@requester': 'because you started the run (@requester)',
    '@pr-author': 'because you opened the pull request (@pr-author)',
    '@codeowners': 'because you own code that this is about (@codeowners)',
};
/**
 * Says who gets the mail. Static addresses are taken as written; dynamic ones only through `recipient-map` or inside
 * `allow-domains` (see {@link trustWith}). Nobody is named twice: to comes before cc, cc before bcc, the first wins.
 *
 * Static addresses are the same when only the case of the domain differs. A dynamic one is also the same when only
 * the case of the local part or a `+tag` differs, so that nobody is flooded by commits under variants of one address.
 *
 * @param wanted the lists, and whom to trust
 * @param people who had a part in the run
 * @param limit  most recipients of one message; static ones always come first
 */
async function resolveRecipients(wanted, people, limit = maxRecipients) {
    const result = { to: [], cc: [], bcc: [], reasons: [], granted: [], dropped: [] };
    const trust = await trustWith(wanted);
    const reasons = new Set();
    const listed = new Set();
    const listedLoosely = new Set();
    let room = limit - countStatic(wanted);
    const add = (field, mailbox, reason) => {
        listed.add(exactKey(mailbox.address));
        listedLoosely.add(looseKey(mailbox.address));
        result[field].push(mailbox);
        reasons.add(reason);
    };
    for (const field of fields) {
        for (const mailbox of wanted[field].mailboxes) {
            if (!listed.has(exactKey(mailbox.address)))
                add(field, mailbox, staticReason);
        }
        for (const token of wanted[field].tokens) {
            for (const person of peopleOf(token, people)) {
                const who = nameOf(person);
                const drop = (why) => result.dropped.push({ who, why: `${why} (${token})` });
                const trusted = trust(person);
                if ('why' in trusted)
                    drop(trusted.why);
                else if (listedLoosely.has(looseKey(trusted.mailbox.address)))
                    reasons.add(tokenReasons[token]);
                else if (room < 1)
                    drop(`is beyond the ${limit} recipients that one message may have`);
                else {
                    room -= 1;
                    add(field, trusted.mailbox, tokenReasons[token]);
                    result.granted.push({ who, why: tokenReasons[token] });
                }
            }
        }
    }
    return { ...result, reasons: reasons.size > 0 ? [`You get this ${[...reasons].join(' or ')}.`] : [] };
}
function countStatic(wanted) {
    const addresses = fields.flatMap((field) => wanted[field].mailboxes.map((each) => exactKey(each.address)));
    return new Set(addresses).size;
}
function peopleOf(token, people) {
    switch (token) {
        case '@author':
            return people.author ? [people.author] : [];
        case '@committers':
            return withBots(people.committers);
        case '@culprits':
            return withBots(people.culprits);
        case '@requester':
            return people.requester ? [people.requester] : [];
        case '@pr-author':
            return people.prAuthor ? [people.prAuthor] : [];
        case '@codeowners':
            return people.codeowners.map(ownerOf);
    }
}
/** Bots stay in view: `recipient-map` may name somebody for them, and else the job log says why they get nothing. */
function withBots(people) {
    return [...(0,person/* mergePeople */.i)(people), ...people.filter((person) => person.isBot)];
}
/** `@login`, `@org/team` or an address, as CODEOWNERS writes them. */
function ownerOf(owner) {
    return owner.startsWith('@') ? { login: owner.slice(1), isBot: false } : { email: owner, isBot: false };
}
/** RFC 5321 section 2.4 leaves the local part to its host; no host in use gives `Dev` and `dev` to two people. */
function exactKey(address) {
    return address.toLowerCase();
}
function looseKey(address) {
    const at = address.lastIndexOf('@');
    return `${address.slice(0, at).replace(/(?<=.)\+.*$/, '')}${address.slice(at)}`.toLowerCase();
}

;// CONCATENATED MODULE: ./src/notice/secrecy.ts

/**
 * Takes out of a notice what must not leave with the mail. Masks hide secrets from readers of the job log only, and
 * GitHub masks neither annotations nor test reports.
 *
 * - Values that the action hides everywhere go from every text.
 * - Known shapes of secrets and the user's own patterns go from what programs wrote: annotations, test messages and the
 *   line that says what went wrong. Log excerpts went through the same when they were made.
 *
 * @param scrub replaces the values that are hidden everywhere
 * @returns the notice, and what the user should know of patterns that were stopped
 */
function hideSecrets(notice, patterns, scrub) {
    const notes = new Set();
    const redact = (text) => {
        const { texts, notes: said } = (0,notice_redact/* redactTexts */.SG)([text], patterns);
        for (const note of said)
            notes.add(note);
        return texts[0] ?? '';
    };
    const { tests } = notice;
    const redacted = {
        ...notice,
        failures: notice.failures.map((failure) => redactFailure(failure, redact)),
        ...(tests && { tests: { ...tests, failures: tests.failures.map((each) => redactTest(each, redact)) } }),
    };
    return { notice: mapTexts(redacted, scrub), notes: [...notes] };
}
function redactFailure(failure, redact) {
    return {
        ...failure,
        ...(failure.firstError !== undefined && { firstError: redact(failure.firstError) }),
        annotations: failure.annotations.map((annotation) => ({
            ...annotation,
            message: redact(annotation.message),
            ...(annotation.title !== undefined && { title: redact(annotation.title) }),
        })),
    };
}
function redactTest(test, redact) {
    return {
        ...test,
        name: redact(test.name),
        ...(test.message !== undefined && { message: redact(test.message) }),
    };
}
/** The same data with every text changed; keys stay. */
function mapTexts(value, change) {
    if (typeof value === 'string')
        return change(value);
    if (Array.isArray(value))
        return value.map((item) => mapTexts(item, change));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]));
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
;// CONCATENATED MODULE: ./src/github/endpoints.ts
/** The REST calls of this action and the permission that each needs (docs.github.com, REST API, "Permissions"). */
const endpoints = {
    run: {
        route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}',
        permission: 'actions: read',
    },
    attempt: {
        route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}',
        permission: 'actions: read',
    },
    runs: {
        route: 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
        permission: 'actions: read',
    },
    jobs: {
        route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs',
        permission: 'actions: read',
    },
    latestJobs: {
        route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs',
        permission: 'actions: read',
    },
    job: {
        route: 'GET /repos/{owner}/{repo}/actions/jobs/{job_id}',
        permission: 'actions: read',
    },
    log: {
        route: 'GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs',
        permission: 'actions: read',
    },
    annotations: {
        route: 'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations',
        permission: 'checks: read',
    },
    compare: {
        route: 'GET /repos/{owner}/{repo}/compare/{basehead}',
        permission: 'contents: read',
    },
    commitPulls: {
        route: 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
        permission: 'pull-requests: read',
    },
    pulls: {
        route: 'GET /repos/{owner}/{repo}/pulls',
        permission: 'pull-requests: read',
    },
    contents: {
        route: 'GET /repos/{owner}/{repo}/contents/{path}',
        permission: 'contents: read',
    },
    releases: {
        route: 'GET /repos/{owner}/{repo}/releases',
        permission: 'contents: read',
    },
    releaseOfTag: {
        route: 'GET /repos/{owner}/{repo}/releases/tags/{tag}',
        permission: 'contents: read',
    },
    deployments: {
        route: 'GET /repos/{owner}/{repo}/deployments',
        permission: 'deployments: read',
    },
    deploymentStatuses: {
        route: 'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
        permission: 'deployments: read',
    },
    approvals: {
        route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals',
        permission: 'actions: read',
    },
    allRuns: {
        route: 'GET /repos/{owner}/{repo}/actions/runs',
        permission: 'actions: read',
    },
};

// EXTERNAL MODULE: ./src/github/failure.ts
var github_failure = __nccwpck_require__(8881);
;// CONCATENATED MODULE: ./src/github/octokit.ts

/** 100 jobs with 50 steps each weigh about 2 MB, a comparison of 300 files up to 10 MB. */
const MAX_JSON_BYTES = 25_000_000;
/**
 * Loads the Octokit of @actions/github, which knows the runner's proxy settings.
 *
 * @param token   GITHUB_TOKEN or a personal one
 * @param baseUrl `https://api.github.com`, or `https://HOST/api/v3`
 */
async function loadClient(token, baseUrl) {
    const { GitHub, defaults, getOctokitOptions } = await importQuietly();
    const proxyFetch = (defaults.request?.fetch ?? globalThis.fetch);
    const octokit = new GitHub(getOctokitOptions(token, {
        baseUrl,
        userAgent: 'acs-mail-action',
        // The Octokit would print deprecations to the console, where they look like the user's.
        log: { debug() { }, info() { }, warn() { }, error() { } },
        request: { ...defaults.request, fetch: limitBodies(proxyFetch, () => true) },
    }));
    const streamingFetch = limitBodies(proxyFetch, (response) => !response.ok);
    return {
        get: (route, parameters, { signal, isStream }) => octokit.request(route, {
            ...parameters,
            headers: { 'x-github-api-version': '2022-11-28' },
            request: { signal, ...(isStream ? { parseSuccessResponseBody: false, fetch: streamingFetch } : {}) },
        }),
    };
}
/**
 * @actions/github reads the event file as soon as it is imported: it prints when the file is not there and throws
 * when it is no JSON. We read the event ourselves, so the file is hidden from it.
 */
async function importQuietly() {
    const path = process.env['GITHUB_EVENT_PATH'];
    delete process.env['GITHUB_EVENT_PATH'];
    try {
        return await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(845)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1845));
    }
    finally {
        if (path !== undefined)
            process.env['GITHUB_EVENT_PATH'] = path;
    }
}
function limitBodies(fetch, applies) {
    return async (input, init) => {
        const response = await fetch(input, init);
        if (response.body === null || !applies(response))
            return response;
        const chunks = [];
        let size = 0;
        for await (const chunk of response.body) {
            size += chunk.byteLength;
            if (size > MAX_JSON_BYTES)
                throw new github_failure/* BodyTooLarge */.KQ(`more than ${MAX_JSON_BYTES} bytes`);
            chunks.push(chunk);
        }
        const { status, statusText, headers } = response;
        return new Response(Buffer.concat(chunks), { status, statusText, headers: [...headers] });
    };
}

;// CONCATENATED MODULE: ./src/github/api.ts




const REQUEST_TIMEOUT_MS = 10_000;
const RETRY_PAUSE_MS = 300;
/** A pause that GitHub asks for is kept up to this; a longer one costs the section. */
const MAX_PAUSE_MS = 3_000;
/** Requests in a row that get no answer before GitHub counts as gone. */
const MAX_SILENCE = 3;
const OUT_OF_TIME = 'The time for asking GitHub was up.';
/**
 * Read access to one repository through the REST API. Nothing here throws and nothing waits beyond the signal:
 * a request ends in an answer or in an {@link ApiFailure}. The Octokit is loaded with the first request, so that a
 * mail that asks GitHub nothing does not pay for it.
 */
class GitHubApi {
    #session;
    #signal;
    constructor(session, signal) {
        this.#session = session;
        this.#signal = signal;
    }
    static connect(options) {
        const session = { options, calls: [], startedMs: performance.now(), denied: new Map(), silence: 0 };
        return new GitHubApi(session, options.signal);
    }
    /** The same client with an earlier end: requests are counted, and failures remembered, together. */
    until(signal) {
        return new GitHubApi(this.#session, AbortSignal.any([this.#signal, signal]));
    }
    /** All requests so far, in the order in which they were started. */
    get calls() {
        return this.#session.calls;
    }
    /** Asks for a JSON record or list. */
    async get(endpoint, parameters) {
        const answer = await this.#request(endpoint, parameters, false);
        if (!answer.ok || isRecord(answer.data))
            return answer;
        return { ok: false, failure: { kind: 'invalid', reason: 'GitHub’s answer was not understood.' } };
    }
    /**
     * Asks for a text of any length, piece by piece. The iteration ends early, with an error, when the connection is
     * lost or the signal fires; who stops iterating ends the download.
     */
    async stream(endpoint, parameters) {
        const answer = await this.#request(endpoint, parameters, true);
        return answer.ok ? { ok: true, data: (answer.data || []) } : answer;
    }
    /** Waits, at most until the signal. */
    async pause(ms) {
        await (0,promises_.setTimeout)(ms, undefined, { signal: this.#signal }).catch(() => undefined);
    }
    async #request(endpoint, parameters, isStream) {
        let answer = await this.#try(endpoint, parameters, isStream);
        const pauseMs = answer.ok ? undefined : pauseBefore(answer.failure);
        if (pauseMs !== undefined) {
            await this.pause(pauseMs);
            if (!this.#signal.aborted)
                answer = await this.#try(endpoint, parameters, isStream);
        }
        if (!answer.ok)
            this.#remember(answer.failure);
        return answer;
    }
    async #try(endpoint, parameters, isStream) {
        const { options, calls, dead, denied } = this.#session;
        const { route, permission } = endpoints[endpoint];
        const known = dead ?? denied.get(permission);
        if (known)
            return { ok: false, failure: known };
        if (this.#signal.aborted)
            return { ok: false, failure: { kind: 'timeout', reason: OUT_OF_TIME } };
        const { owner, repo, requestTimeoutMs = REQUEST_TIMEOUT_MS } = options;
        const filled = { owner, repo, ...parameters };
        const startedMs = this.#elapsedMs();
        const call = {
            endpoint,
            path: fillPath(route, filled),
            status: 'open',
            startedMs,
            endedMs: startedMs,
        };
        calls.push(call);
        const timer = new AbortController();
        const timeout = setTimeout(() => timer.abort(), requestTimeoutMs);
        try {
            const client = await this.#client();
            const signal = AbortSignal.any([this.#signal, timer.signal]);
            const { status, data } = await client.get(route, filled, { signal, isStream });
            this.#session.silence = 0;
            call.status = status;
            return { ok: true, data };
        }
        catch (error) {
            const inTime = `GitHub did not answer within ${requestTimeoutMs / 1000} s.`;
            const failure = (0,github_failure/* explainFailure */.SP)(error, permission, this.#signal.aborted ? OUT_OF_TIME : inTime);
            call.status = failure.status ?? failure.kind;
            return { ok: false, failure };
        }
        finally {
            clearTimeout(timeout);
            call.endedMs = this.#elapsedMs();
        }
    }
    #remember(failure) {
        const session = this.#session;
        if (failure.kind === 'rate-limit' || failure.kind === 'token')
            session.dead = failure;
        if (failure.permission)
            session.denied.set(failure.permission, failure);
        if (failure.status !== undefined)
            session.silence = 0;
        else if (!this.#signal.aborted)
            session.silence += 1;
        if (session.silence >= MAX_SILENCE)
            session.dead ??= failure;
    }
    #client() {
        const { options } = this.#session;
        this.#session.client ??= loadClient(options.token, options.baseUrl || 'https://api.github.com');
        return this.#session.client;
    }
    #elapsedMs() {
        return Math.round(performance.now() - this.#session.startedMs);
    }
}
/** False for a text, and for the bytes of a body that does not call itself JSON. */
function isRecord(data) {
    return typeof data === 'object' && data !== null && !(data instanceof ArrayBuffer);
}
/** How long to wait before the one repetition; undefined where repeating is of no use. */
function pauseBefore({ kind, retryAfterMs }) {
    if (kind === 'server' || kind === 'network')
        return RETRY_PAUSE_MS;
    const isShort = kind === 'rate-limit' && retryAfterMs !== undefined && retryAfterMs <= MAX_PAUSE_MS;
    return isShort ? retryAfterMs : undefined;
}
function fillPath(route, parameters) {
    return route
        .replace(/^GET /, '')
        .replace(/\{(\w+)\}/g, (_, name) => String(parameters[name] ?? ''));
}

// EXTERNAL MODULE: ./src/github/observe.ts
var observe = __nccwpck_require__(2311);
;// CONCATENATED MODULE: ./src/notice/kind.ts
/**
 * Decides what a mail is about when the input `kind` is `auto`: a `release` or `deployment_status` event is itself the
 * news. Everything else is a build, also `schedule` (a nightly build is one; a digest has to be asked for) and
 * `deployment` (its workflow is the one that deploys, and has an outcome of its own).
 *
 * @param event name of the event, GITHUB_EVENT_NAME
 * @param input the input `kind`
 */
function kindOf(event, input) {
    if (input !== 'auto')
        return input;
    if (event.name === 'release')
        return 'release';
    return event.name === 'deployment_status' ? 'deployment' : 'build';
}

;// CONCATENATED MODULE: ./src/observation.ts




/** GitHub's share of the total time: a mail without its details beats no mail. */
const GITHUB_SHARE = 0.4;
const GITHUB_LONGEST_MS = 60_000;
/** Read access to GitHub; undefined for a message of the user's own, and without a token. */
function connectGitHub({ event, settings }, baseUrl, signal) {
    if (settings.kind === 'message' || settings.githubToken === '')
        return undefined;
    const shareMs = Math.min(settings.timeoutMs * GITHUB_SHARE, GITHUB_LONGEST_MS);
    return GitHubApi.connect({
        token: settings.githubToken,
        baseUrl,
        owner: event.repo.owner,
        repo: event.repo.name,
        signal: AbortSignal.any([signal, AbortSignal.timeout(shareMs)]),
    });
}
/** Finds out what happened, as cheaply as the decision allows. */
async function observeOccasion(github, { event, payload, settings }) {
    const options = {
        now: new Date().toISOString(),
        fields: settings.fields,
        ...(settings.status !== undefined && { status: settings.status }),
    };
    const newsOptions = {
        ...options,
        payload,
        isAsked: settings.kind !== 'auto',
        commits: settings.commits,
        wantsCommitters: wantsCommitters(settings),
    };
    switch (kindOf(event, settings.kind)) {
        case 'message':
            return { ...asMessage(await (0,observe/* observe */.l)(undefined, event, options)), wantsDetail: false, notes: [] };
        case 'release': {
            const { observeRelease } = await Promise.all(/* import() */[__nccwpck_require__.e(63), __nccwpck_require__.e(55)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2055));
            return observeRelease(github, event, { ...newsOptions, tag: settings.tag });
        }
        case 'deployment': {
            const { observeDeployment } = await Promise.all(/* import() */[__nccwpck_require__.e(63), __nccwpck_require__.e(322)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4322));
            return observeDeployment(github, event, { ...newsOptions, ...settings.deployment });
        }
        case 'digest': {
            const { observeDigest } = await __nccwpck_require__.e(/* import() */ 435).then(__nccwpck_require__.bind(__nccwpck_require__, 1435));
            return observeDigest(github, event, {
                ...newsOptions,
                notifyOn: settings.policy.notifyOn,
                ...(settings.period !== undefined && { period: settings.period }),
                ...(settings.policy.branches.length > 0 && {
                    includesBranch: await (0,globs/* compileList */.k)(settings.policy.branches),
                }),
            });
        }
        default:
            return { ...(await (0,observe/* observe */.l)(github, event, options)), wantsDetail: true, notes: [] };
    }
}
/** Adds what makes the mail worth reading. */
async function detailOccasion(github, { event, settings }, observed) {
    if (!observed.wantsDetail)
        return { notice: observed.notice, notes: observed.notes };
    const { detail } = await Promise.all(/* import() */[__nccwpck_require__.e(63), __nccwpck_require__.e(330)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8330));
    // A deployment knows its own commits: those since the last one to the same environment.
    const isBuild = observed.notice.kind === 'build';
    const { notice, notes } = await detail(github, event, observed, {
        commits: isBuild ? settings.commits : 0,
        ...(settings.logLines > 0 && { log: { maxLines: settings.logLines, redact: settings.redact } }),
        wantsCommitters: isBuild && wantsCommitters(settings),
        wantsCodeowners: tokensOf(settings).includes('@codeowners'),
    });
    return { notice, notes: [...observed.notes, ...notes] };
}
/** A message of the user's own is about no run. */
function asMessage(observed) {
    const { previousState: _previous, jobs: _jobs, ...about } = observed.notice;
    return {
        ...observed,
        notice: { ...about, kind: 'message', state: 'message', severity: 'info', missing: [] },
    };
}
function wantsCommitters(settings) {
    return tokensOf(settings).some((token) => ['@author', '@committers', '@culprits'].includes(token));
}
function tokensOf({ recipients: { to, cc, bcc } }) {
    return [to, cc, bcc].flatMap((list) => [...list.tokens]);
}

// EXTERNAL MODULE: ./src/azure/authority.ts
var authority = __nccwpck_require__(9622);
// EXTERNAL MODULE: ./src/azure/claims.ts
var claims = __nccwpck_require__(986);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(7075);
// EXTERNAL MODULE: ./node_modules/nodemailer/dist/esm/package-info.js
var package_info = __nccwpck_require__(9701);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __nccwpck_require__(8474);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(7030);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __nccwpck_require__(1692);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./node_modules/nodemailer/dist/esm/smtp-connection/data-stream.js

// bytes inserted into the output, shared as they are only ever copied by Buffer.concat
const INSERT_LF = Buffer.from('\n');
const INSERT_LF_DOT = Buffer.from('\n.');
const INSERT_CR = Buffer.from('\r');
const INSERT_DOT = Buffer.from('.');
/**
 * Escapes dots in the beginning of lines. Ends the stream with <CR><LF>.<CR><LF>
 * Also makes sure that only <CR><LF> sequences are used for linebreaks, bare CR and bare LF
 * are both turned into <CR><LF>
 *
 * @param options Stream options
 */
class DataStream extends external_node_stream_.Transform {
    constructor(options) {
        super(options);
        this.options = options || {};
        this.inByteCount = 0;
        this.outByteCount = 0;
        this.lastByte = false;
    }
    /**
     * Escapes dots
     * @internal
     */
    _transform(chunk, encoding, done) {
        const chunks = [];
        let chunklen = 0;
        let i, len, lastPos = 0;
        let buf;
        if (!chunk || !chunk.length) {
            return done();
        }
        if (typeof chunk === 'string') {
            chunk = Buffer.from(chunk);
        }
        this.inByteCount += chunk.length;
        for (i = 0, len = chunk.length; i < len; i++) {
            const byte = chunk[i];
            const prev = i ? chunk[i - 1] : this.lastByte;
            let insert = false;
            if (prev === 0x0d && byte !== 0x0a) {
                // a bare CR becomes CRLF. A receiver that treats a lone CR as a line end would
                // otherwise see "\r.\r" as the end of the data (SMTP smuggling), so a dot
                // following it is stuffed like at the start of any other line
                insert = byte === 0x2e ? INSERT_LF_DOT : INSERT_LF;
            }
            else if (byte === 0x0a && prev !== 0x0d) {
                // a bare LF becomes CRLF
                insert = INSERT_CR;
            }
            else if (byte === 0x2e && (prev === 0x0a || prev === false)) {
                // a dot at the start of a line
                insert = INSERT_DOT;
            }
            if (insert) {
                if (i > lastPos) {
                    buf = chunk.slice(lastPos, i);
                    chunks.push(buf);
                    chunklen += buf.length;
                }
                chunks.push(insert);
                chunklen += insert.length;
                lastPos = i;
            }
        }
        if (chunks.length) {
            // add last piece
            if (lastPos < chunk.length) {
                buf = chunk.slice(lastPos);
                chunks.push(buf);
                chunklen += buf.length;
            }
            this.outByteCount += chunklen;
            this.push(Buffer.concat(chunks, chunklen));
        }
        else {
            this.outByteCount += chunk.length;
            this.push(chunk);
        }
        this.lastByte = chunk[chunk.length - 1];
        done();
    }
    /**
     * Finalizes the stream with a dot on a single line
     * @internal
     */
    _flush(done) {
        let buf;
        if (this.lastByte === 0x0a) {
            buf = Buffer.from('.\r\n');
        }
        else if (this.lastByte === 0x0d) {
            buf = Buffer.from('\n.\r\n');
        }
        else {
            buf = Buffer.from('\r\n.\r\n');
        }
        this.outByteCount += buf.length;
        this.push(buf);
        done();
    }
}

// EXTERNAL MODULE: ./node_modules/nodemailer/dist/esm/shared/index.js
var shared = __nccwpck_require__(2076);
;// CONCATENATED MODULE: ./node_modules/nodemailer/dist/esm/smtp-connection/server-message-id.js
/**
 * Reads the Message-ID a receiving server gave the message out of its final 250 reply. Some
 * servers replace the Message-ID header of a submitted message with one of their own, and
 * the copy the recipients and the sent folder get carries that one instead of the id the
 * message was built with. Only replies in a format known to carry such an id are read.
 */
// Microsoft 365 and Outlook.com: "250 2.0.0 OK <id@host.prod.outlook.com> [Hostname=...]"
const OUTLOOK_REPLY = /^250 2\.0\.0 OK (<[^<>\s]+\.prod\.outlook\.com>)/i;
// Amazon SES: "250 Ok 0100018b5c3c0a4f-...-000000", the local part of the Message-ID it sets
const SES_REPLY = /^250 Ok ([0-9a-f]+(?:-[0-9a-f]+)+)$/i;
// an AWS region name such as us-east-1 or ap-southeast-2
const AWS_REGION = /^[a-z]{2}(?:-[a-z]+)+-\d+$/;
/**
 * Finds the AWS region an SES SMTP endpoint is in from its hostname, such as
 * email-smtp.eu-west-1.amazonaws.com or a VPC endpoint name under it
 *
 * @param host SMTP hostname
 * @returns Region name, or undefined for a host outside amazonaws.com and awsapps.com
 */
function sesRegion(host) {
    const labels = host.toLowerCase().replace(/\.$/, '').split('.');
    const domain = labels.slice(-2).join('.');
    if (domain !== 'amazonaws.com' && domain !== 'awsapps.com') {
        return undefined;
    }
    return labels.slice(0, -2).find(label => AWS_REGION.test(label));
}
/**
 * Reads the server assigned Message-ID out of the final reply to a message
 *
 * @param response Final server reply for the message
 * @param [host] Hostname the connection was made to, SES replies are only read for an SES host
 * @returns The Message-ID with its angle brackets, or undefined when the reply names none
 */
function parseServerMessageId(response, host) {
    const reply = (response || '').toString().trim();
    const outlook = reply.match(OUTLOOK_REPLY);
    if (outlook) {
        return outlook[1];
    }
    const ses = reply.match(SES_REPLY);
    if (ses && host) {
        const region = sesRegion(host);
        if (region) {
            // the SES Message-ID domain is email.amazonses.com in us-east-1 and the region elsewhere
            return '<' + ses[1].toLowerCase() + '@' + (region === 'us-east-1' ? 'email' : region) + '.amazonses.com>';
        }
    }
    return undefined;
}

// EXTERNAL MODULE: ./node_modules/nodemailer/dist/esm/errors.js
var esm_errors = __nccwpck_require__(2809);
;// CONCATENATED MODULE: ./node_modules/nodemailer/dist/esm/smtp-connection/index.js











// default timeout values in ms
const CONNECTION_TIMEOUT = 2 * 60 * 1000; // how much to wait for the connection to be established
const SOCKET_TIMEOUT = 10 * 60 * 1000; // how much to wait for socket inactivity before disconnecting the client
const GREETING_TIMEOUT = 30 * 1000; // how much to wait after connection is established but SMTP greeting is not receieved
const DNS_TIMEOUT = 30 * 1000; // how much to wait for resolveHostname
const CLOSE_TIMEOUT = 5 * 1000; // how much to wait for the server to close its side after we closed ours
const KEEPALIVE_DELAY = 30 * 1000; // idle time before TCP keepalive probes start, keeps NAT mappings of idle connections alive
const TEARDOWN_NOOP = () => { }; // reusable no-op handler for absorbing errors during socket teardown
// Random order, so that connections spread over the addresses of a host
function shuffle(list) {
    const result = list.slice();
    for (let i = result.length - 1; i > 0; i--) {
        const j = Math.floor(Math.random() * (i + 1));
        [result[i], result[j]] = [result[j], result[i]];
    }
    return result;
}
// Every timeout is reported with the ETIMEDOUT code, timeoutType tells which one it was
function timeoutError(message, timeoutType) {
    const err = new Error(message);
    err.timeoutType = timeoutType;
    return err;
}
// how many bytes a single server response may occupy while it is still being received.
// Generous compared to any real reply, it only stops a peer that never completes one
const MAX_RESPONSE_SIZE = 1024 * 1024;
/**
 * Re-interpret a server response stored in fake 8-bit byte-container form
 * (the result of chunk.toString('binary') in _onData) as UTF-8.
 *
 * Server reply text has no formally defined charset (RFC 5321 §4.2.1), but
 * modern MTAs commonly use UTF-8. The byte-container plumbing in _onData is
 * required to reassemble multi-byte sequences split across socket chunks;
 * this helper performs the actual decode at the line boundary, falling back
 * to the byte-container form when the bytes are not valid UTF-8 so that
 * legacy 8-bit replies are still recoverable byte-for-byte.
 */
function decodeServerResponse(str) {
    if (!str) {
        return str;
    }
    const utf8 = Buffer.from(str, 'binary').toString('utf8');
    // The input is a byte container (each char is in U+0000..U+00FF) so it can never
    // already contain U+FFFD; any \uFFFD in the result was inserted by Node's UTF-8
    // decoder for invalid bytes, which means we should return the original bytes intact.
    return utf8.includes('\uFFFD') ? str : utf8;
}
/**
 * True when the last line of a queued reply is a continuation ("250-..."), which means
 * the rest of the reply is still on its way.
 *
 * Called with the byte-container form the queue holds (see _onData): the check only looks
 * at leading ASCII digits and '-' of the last line, and a UTF-8 continuation byte is never
 * 0x0A, so line boundaries and the tested prefix are the same before and after decoding.
 * The last line is read with lastIndexOf rather than split() because a queue entry may hold
 * a whole multiline reply and only its final line matters.
 */
function isPartialResponse(str) {
    return isPartialLine(str.slice(str.lastIndexOf('\n') + 1));
}
/**
 * True when a single reply line is a continuation ("250-..."). Used where the line is
 * already known to be one line, which skips the scan isPartialResponse needs to find the
 * last line of a whole reply.
 */
function isPartialLine(line) {
    return /^\d+-/.test(line);
}
/**
 * The log form of a command a custom authentication handler sends. Such a command carries
 * the credentials in whatever shape its mechanism uses, so only an AUTH verb with its
 * mechanism name is kept, the way the built-in mechanisms hide their own secrets.
 *
 * @param cmd Command the handler sends
 * @return What the transaction log gets instead
 */
function maskAuthCommand(cmd) {
    const match = (cmd || '').toString().match(/^AUTH\s+[^\s]+/i);
    if (!match) {
        return '/* secret */';
    }
    return match[0].length === cmd.length ? cmd : match[0] + ' /* secret */';
}
/**
 * Generates a SMTP connection object
 *
 * Optional options object takes the following possible properties:
 *
 *  * **port** - is the port to connect to (defaults to 587 or 465)
 *  * **host** - is the hostname or IP address to connect to (defaults to 'localhost')
 *  * **secure** - use SSL
 *  * **ignoreTLS** - ignore server support for STARTTLS (has no effect when requireTLS is set)
 *  * **requireTLS** - forces the client to use STARTTLS, takes precedence over ignoreTLS and opportunisticTLS
 *  * **name** - the name of the client server
 *  * **localAddress** - outbound address to bind to (see: http://nodejs.org/api/net.html#net_net_connect_options_connectionlistener)
 *  * **greetingTimeout** - Time to wait in ms until greeting message is received from the server (defaults to 30 seconds)
 *  * **connectionTimeout** - how many milliseconds to wait for the connection to establish (defaults to 2 minutes)
 *  * **socketTimeout** - Time of inactivity until the connection is closed (defaults to 10 minutes)
 *  * **socketCloseTimeout** - Time in ms to wait for the peer to close after ending the socket (defaults to 5 seconds, 0 destroys immediately)
 *  * **maxResponseSize** - Largest single server response to accept in bytes (defaults to 1 MB)
 *  * **dnsTimeout** - Time to wait in ms for the DNS requests to be resolved (defaults to 30 seconds)
 *  * **lmtp** - if true, uses LMTP instead of SMTP protocol
 *  * **logger** - bunyan compatible logger interface
 *  * **debug** - if true pass SMTP traffic to the logger
 *  * **tls** - options for createCredentials
 *  * **socket** - existing socket to use instead of creating a new one (see: http://nodejs.org/api/net.html#net_class_net_socket)
 *  * **secured** - boolean indicates that the provided socket has already been upgraded to tls
 *
 * @constructor
 * @namespace SMTP Client module
 * @param [options] Option properties
 */
class SMTPConnection extends external_node_events_.EventEmitter {
    constructor(options) {
        super(options);
        this.id = external_node_crypto_.randomBytes(8).toString('base64').replace(/\W/g, '');
        this.stage = 'init';
        this.options = options || {};
        if (this.options.requireTLS && (this.options.ignoreTLS || this.options.opportunisticTLS)) {
            // requireTLS wins, a contradictory configuration must not quietly fall back to plaintext.
            // Copied so the caller's (possibly shared) options object is left as it was
            this.options = Object.assign({}, this.options, { ignoreTLS: false, opportunisticTLS: false });
        }
        this.secureConnection = !!this.options.secure;
        this.alreadySecured = !!this.options.secured;
        this.port = Number(this.options.port) || (this.secureConnection ? 465 : 587);
        this.host = this.options.host || 'localhost';
        this.servername = this.options.servername ? this.options.servername : !external_node_net_.isIP(this.host) ? this.host : false;
        this.allowInternalNetworkInterfaces = this.options.allowInternalNetworkInterfaces || false;
        if (typeof this.options.secure === 'undefined' && this.port === 465) {
            // if secure option is not set but port is 465, then default to secure
            this.secureConnection = true;
        }
        this.name = (this.options.name || this._getHostname()).toString().replace(/[\r\n]+/g, '');
        this.logger = shared/* getLogger */.tZ(this.options, {
            component: this.options.component || 'smtp-connection',
            sid: this.id
        });
        this.customAuth = new Map();
        for (const key of Object.keys(this.options.customAuth || {})) {
            const mapKey = (key || '').toString().trim().toUpperCase();
            if (mapKey) {
                this.customAuth.set(mapKey, this.options.customAuth[key]);
            }
        }
        this.version = package_info/* version */.rE;
        this.authenticated = false;
        this.destroyed = false;
        this.secure = !!this.secureConnection;
        this._remainder = '';
        this._responseQueue = [];
        this._responsePartial = false;
        this.lastServerResponse = false;
        this._socket = false;
        this._supportedAuth = [];
        this.allowsAuth = false;
        this._envelope = false;
        this._supportedExtensions = [];
        this._maxAllowedSize = 0;
        this._responseActions = [];
        this._recipientQueue = [];
        this._phaseTimer = false;
        this._plaintextEhlo = false;
        this._destroyed = false;
        this._closing = false;
        this._currentDataStream = false;
        this._pendingSend = false;
        this._connectCallback = false;
        this._onSocketData = chunk => this._onData(chunk);
        this._onSocketError = error => this._onError(error, 'ESOCKET', false, 'CONN');
        this._onSocketClose = () => this._onClose();
        this._onSocketEnd = () => this._onEnd();
        this._onSocketTimeout = () => this._onTimeout();
        this._onConnectionSocketError = err => this._onError(err, 'ESOCKET', false, 'CONN');
    }
    /**
     * Creates a connection to a SMTP server and sets up connection
     * listener
     */
    connect(connectCallback) {
        if (this._connectCalled && !this._destroyed) {
            // A connection is opened once. A second call would open a second socket over the
            // first one and run the session handlers of both against the same state
            const err = this._formatError('Cannot connect - connect() was already called for this connection', 'ECONNECTION', false, 'API');
            if (typeof connectCallback === 'function') {
                setImmediate(() => connectCallback(err));
                return;
            }
            this.logger.warn({ tnx: 'smtp' }, '%s', err.message);
            return;
        }
        this._connectCalled = true;
        if (typeof connectCallback === 'function') {
            this._connectCallback = connectCallback;
            this.once('connect', () => {
                this._connectCallback = false;
                this.logger.debug({
                    tnx: 'smtp'
                }, 'SMTP handshake finished');
                connectCallback();
            });
            const isDestroyedMessage = this._isDestroyedMessage('connect');
            if (isDestroyedMessage) {
                return connectCallback(this._formatError(isDestroyedMessage, 'ECONNECTION', false, 'CONN'));
            }
        }
        // connectionTimeout covers the whole of connecting: the DNS lookup and every address tried
        const connectionTimeout = this.options.connectionTimeout || CONNECTION_TIMEOUT;
        // a transport that first opened a proxy connection for this one sets when that started
        this._connectionDeadline = (this._connectStartedAt || Date.now()) + connectionTimeout;
        let opts = {
            port: this.port,
            host: this.host,
            allowInternalNetworkInterfaces: this.allowInternalNetworkInterfaces,
            timeout: Math.min(this.options.dnsTimeout || DNS_TIMEOUT, connectionTimeout)
        };
        if (this.options.localAddress) {
            opts.localAddress = this.options.localAddress;
        }
        if (this.options.connection) {
            // connection is already opened
            this._socket = this.options.connection;
            this._setupConnectionHandlers();
            if (this.secureConnection && !this.alreadySecured) {
                setImmediate(() => this._upgradeConnection(err => {
                    if (err) {
                        this._onError(new Error('Error initiating TLS - ' + (err.message || err)), 'ETLS', false, 'CONN');
                        return;
                    }
                    this._onConnect();
                }));
            }
            else {
                setImmediate(() => this._onConnect());
            }
            return;
        }
        else if (this.options.socket) {
            // socket object is set up but not yet connected
            this._socket = this.options.socket;
            return this._resolveAndConnect(opts, _resolved => {
                if (this._destroyed || this._closing) {
                    return;
                }
                try {
                    this._socket.connect(this.port, this.host, () => {
                        // a `secure` connection over a caller-provided socket must still
                        // perform the TLS handshake, otherwise AUTH and the message body
                        // would be sent in cleartext despite the caller requesting TLS
                        if (this.secureConnection && !this.alreadySecured) {
                            return this._upgradeConnection(err => {
                                if (err) {
                                    this._onError(new Error('Error initiating TLS - ' + (err.message || err)), 'ETLS', false, 'CONN');
                                    return;
                                }
                                this._onConnect();
                            });
                        }
                        this._onConnect();
                    });
                    this._setupConnectionHandlers();
                }
                catch (E) {
                    setImmediate(() => this._onError(E, 'ECONNECTION', false, 'CONN'));
                    return;
                }
            });
        }
        else {
            if (this.secureConnection) {
                Object.assign(opts, this.options.tls || {});
                // ensure servername for SNI
                if (this.servername && !opts.servername) {
                    opts.servername = this.servername;
                }
            }
            return this._resolveAndConnect(opts, resolved => {
                let addresses = resolved._addresses || [];
                if (opts.localAddress) {
                    // a socket bound to an address of one family can not reach the other one
                    const localFamily = external_node_net_.isIPv6(opts.localAddress) ? 6 : 4;
                    const sameFamily = addresses.filter(addr => external_node_net_.isIP(addr) === localFamily);
                    addresses = sameFamily.length ? sameFamily : addresses;
                }
                if (addresses.length > 1) {
                    // net.connect tries the addresses in turn and moves on to the next one when an
                    // attempt fails or takes too long. With both families it starts on IPv6 and
                    // alternates (RFC 8305), so a host with a broken IPv6 path costs a fraction of
                    // a second instead of a whole connection timeout
                    const ipv6 = addresses.filter(addr => external_node_net_.isIPv6(addr));
                    const ipv4 = addresses.filter(addr => !external_node_net_.isIPv6(addr));
                    const ordered = shuffle(ipv6).concat(shuffle(ipv4));
                    opts.host = this.host;
                    opts.autoSelectFamily = true;
                    if (!ipv6.length || !ipv4.length) {
                        // a slow address of the only family gets its share of the time, not the
                        // quarter second meant for an address family that does not work
                        const remaining = this._connectionDeadline - Date.now();
                        opts.autoSelectFamilyAttemptTimeout = Math.max(Math.floor(remaining / ordered.length), 10);
                    }
                    opts.lookup = ((hostname, lookupOptions, callback) => {
                        if (lookupOptions && lookupOptions.all) {
                            const all = ordered.map(address => ({ address, family: external_node_net_.isIPv6(address) ? 6 : 4 }));
                            return setImmediate(() => callback(null, all));
                        }
                        setImmediate(() => callback(null, ordered[0], external_node_net_.isIPv6(ordered[0]) ? 6 : 4));
                    });
                }
                else if (addresses.length) {
                    opts.host = addresses[0];
                }
                this._connectToHost(opts, this.secureConnection);
            });
        }
    }
    /**
     * Resolves the hostname and applies resolved values to opts,
     * then calls the provided callback with the resolved data
     *
     * @param opts Connection options (modified in place)
     * @param callback Called with resolved data on success
     * @internal
     */
    _resolveAndConnect(opts, callback) {
        return shared/* resolveHostname */.cK(opts, (err, resolved) => {
            if (err) {
                return setImmediate(() => this._onError(err, 'EDNS', false, 'CONN'));
            }
            this.logger.debug({
                tnx: 'dns',
                source: opts.host,
                resolved: resolved.host,
                cached: !!resolved.cached
            }, 'Resolved %s as %s [cache %s]', opts.host, resolved.host, resolved.cached ? 'hit' : 'miss');
            for (const key of Object.keys(resolved)) {
                if (key.charAt(0) !== '_' && resolved[key]) {
                    opts[key] = resolved[key];
                }
            }
            callback(resolved);
        });
    }
    /**
     * Attempts to connect to the specified host address
     *
     * @param opts Connection options
     * @param secure Whether to use TLS
     * @internal
     */
    _connectToHost(opts, secure) {
        // If the client was closed while DNS resolution was in flight, do not open
        // a socket here: close() ran with this._socket still unset and so had
        // nothing to tear down, and _onConnect's remedial close() is a no-op once
        // _closing is set, the freshly connected socket would leak.
        if (this._destroyed || this._closing) {
            return;
        }
        const connectFn = secure ? external_node_tls_.connect : external_node_net_.connect;
        try {
            this._socket = connectFn(opts, () => this._onConnect());
            this._setupConnectionHandlers();
        }
        catch (E) {
            setImmediate(() => this._onError(E, 'ECONNECTION', false, 'CONN'));
            return;
        }
    }
    /**
     * Sets up connection timeout and error handlers
     * @internal
     */
    _setupConnectionHandlers() {
        this._startPhase(Math.max((this._connectionDeadline || Date.now()) - Date.now(), 0), timeoutError('Connection timeout', 'CONNECT_TIMEOUT'));
        this._socket.on('error', this._onConnectionSocketError);
    }
    /**
     * Starts the timer of a connection phase: connecting, waiting for the greeting or a TLS
     * upgrade. The phases follow one another, so starting one ends the one before
     *
     * @param timeout Time the phase may take
     * @param err Error to fail with when it takes longer
     * @internal
     */
    _startPhase(timeout, err) {
        this._clearPhase();
        this._phaseTimer = setTimeout(() => {
            this._phaseTimer = false;
            this._onError(err, 'ETIMEDOUT', false, 'CONN');
        }, timeout);
    }
    /**
     * Time the greeting or a STARTTLS upgrade may take: greetingTimeout, cut short by what is left
     * of connectionTimeout
     *
     * @internal
     */
    _remainingSetupTime() {
        return Math.min(this.options.greetingTimeout || GREETING_TIMEOUT, Math.max((this._connectionDeadline || Infinity) - Date.now(), 1));
    }
    /** @internal */
    _clearPhase() {
        clearTimeout(this._phaseTimer);
        this._phaseTimer = false;
    }
    /**
     * Sends QUIT
     */
    quit() {
        this._sendCommand('QUIT');
        this._responseActions.push(this.close);
    }
    /**
     * Closes the connection to the server
     */
    close() {
        this._clearPhase();
        this._responseActions = [];
        // allow to run this function only once
        if (this._closing) {
            return;
        }
        this._closing = true;
        // anything but a non-negative finite number keeps the default grace period
        const configuredCloseTimeout = this.options.socketCloseTimeout;
        const socketCloseTimeout = typeof configuredCloseTimeout === 'number' && Number.isFinite(configuredCloseTimeout) && configuredCloseTimeout >= 0
            ? configuredCloseTimeout
            : CLOSE_TIMEOUT;
        const closeMethod = this.stage === 'init' || socketCloseTimeout === 0 ? 'destroy' : 'end';
        this.logger.debug({
            tnx: 'smtp'
        }, 'Closing connection to the server using "%s"', closeMethod);
        // after STARTTLS this is the TLS socket, tear that one down and not the plain socket it
        // wraps (Node 27 exposes the wrapped socket as `.socket`)
        const socket = this._socket;
        // Detach any in-flight DATA stream from the socket so the source stream
        // can be garbage-collected once the socket is gone.
        if (this._currentDataStream) {
            try {
                this._currentDataStream.unpipe(this._socket);
            }
            catch (_E) {
                // ignore
            }
            this._currentDataStream = false;
        }
        // Detach from the message stream as well and release whatever it reads from, the message
        // can not be sent over this connection anymore. The listener is swapped for a no-op rather
        // than removed, a stream destroyed with an error would otherwise throw it as unhandled
        if (this._pendingSend) {
            const { stream, onStreamError } = this._pendingSend;
            if (stream) {
                stream.removeListener('error', onStreamError);
                stream.on('error', TEARDOWN_NOOP);
                stream.destroy();
            }
            this._pendingSend = false;
        }
        if (socket && !socket.destroyed) {
            try {
                // Clear socket timeout to prevent timer leaks
                socket.setTimeout(0);
                // Remove all listeners to allow proper garbage collection
                socket.removeListener('data', this._onSocketData);
                socket.removeListener('timeout', this._onSocketTimeout);
                socket.removeListener('close', this._onSocketClose);
                socket.removeListener('end', this._onSocketEnd);
                socket.removeListener('error', this._onSocketError);
                socket.removeListener('error', this._onConnectionSocketError);
                // Absorb errors that may fire during socket teardown (e.g. server
                // sending cleartext after TLS shutdown triggers ERR_SSL_BAD_RECORD_TYPE)
                socket.on('error', TEARDOWN_NOOP);
                socket[closeMethod]();
                if (closeMethod === 'end') {
                    // end() only closes our side, a server that never closes its own would keep
                    // the socket, and the process with it, around for good
                    const closeTimer = setTimeout(() => socket.destroy(), socketCloseTimeout);
                    if (typeof closeTimer.unref === 'function') {
                        closeTimer.unref();
                    }
                    socket.once('close', () => clearTimeout(closeTimer));
                }
            }
            catch (_E) {
                // just ignore
            }
        }
        this._destroy();
    }
    /**
     * Authenticate user
     */
    login(authData, callback) {
        const isDestroyedMessage = this._isDestroyedMessage('login');
        if (isDestroyedMessage) {
            return callback(this._formatError(isDestroyedMessage, 'ECONNECTION', false, 'API'));
        }
        this._auth = authData || {};
        // Select SASL authentication method
        this._authMethod = (this._auth.method || '').toString().trim().toUpperCase() || false;
        // XOAUTH2 needs a token generator or a custom handler, without either the method
        // can not be run even when it is the only one the server advertised
        const canUseXOAuth2 = !!this._auth.oauth2 || this.customAuth.has('XOAUTH2');
        if (!this._authMethod && this._auth.oauth2 && !this._auth.credentials) {
            this._authMethod = 'XOAUTH2';
        }
        else if (!this._authMethod || (this._authMethod === 'XOAUTH2' && !this._auth.oauth2)) {
            // use the first supported method that can be run
            const supported = this._supportedAuth.find(method => method !== 'XOAUTH2' || canUseXOAuth2);
            this._authMethod = (supported || 'PLAIN').toUpperCase().trim();
        }
        // a token login needs no credentials, every other method and every custom handler
        // gets them filled in from the user and pass values
        if ((this._authMethod !== 'XOAUTH2' || this.customAuth.has('XOAUTH2')) &&
            (!this._auth.credentials || !this._auth.credentials.user || !this._auth.credentials.pass)) {
            if ((this._auth.user && this._auth.pass) || this.customAuth.has(this._authMethod)) {
                this._auth.credentials = {
                    user: this._auth.user,
                    pass: this._auth.pass,
                    options: this._auth.options
                };
            }
            else {
                return callback(this._formatError('Missing credentials for "' + this._authMethod + '"', 'EAUTH', false, 'API'));
            }
        }
        if (this.customAuth.has(this._authMethod)) {
            const handler = this.customAuth.get(this._authMethod);
            let lastResponse;
            let returned = false;
            const resolve = () => {
                if (returned) {
                    return;
                }
                returned = true;
                this.logger.info({
                    tnx: 'smtp',
                    username: this._auth.user,
                    action: 'authenticated',
                    method: this._authMethod
                }, 'User %s authenticated', JSON.stringify(this._auth.user));
                this.authenticated = true;
                callback(null, true);
            };
            const reject = (err) => {
                if (returned) {
                    return;
                }
                returned = true;
                callback(this._formatError(err, 'EAUTH', lastResponse, 'AUTH ' + this._authMethod));
            };
            // one implementation serves both sendCommand overloads, the promise is returned
            // exactly when no callback was given
            const sendCommand = (cmd, done) => {
                let promise;
                if (!done) {
                    promise = new Promise((resolve, reject) => {
                        done = shared/* callbackPromise */.Jt(resolve, reject);
                    });
                }
                this._responseActions.push(str => {
                    lastResponse = str;
                    let codes = str.match(/^(\d+)(?:\s(\d+\.\d+\.\d+))?\s/);
                    let data = {
                        command: cmd,
                        response: str
                    };
                    if (codes) {
                        data.status = Number(codes[1]) || 0;
                        if (codes[2]) {
                            data.code = codes[2];
                        }
                        data.text = str.substr(codes[0].length);
                    }
                    else {
                        data.text = str;
                        data.status = 0; // just in case we need to perform numeric comparisons
                    }
                    done(null, data);
                });
                setImmediate(() => this._sendCommand(cmd, maskAuthCommand(cmd)));
                return promise;
            };
            const handlerResponse = handler({
                auth: this._auth,
                method: this._authMethod,
                extensions: [].concat(this._supportedExtensions),
                authMethods: [].concat(this._supportedAuth),
                maxAllowedSize: this._maxAllowedSize || false,
                sendCommand: sendCommand,
                resolve,
                reject
            });
            if (handlerResponse && typeof handlerResponse.catch === 'function') {
                // a promise was returned
                handlerResponse.then(resolve).catch(reject);
            }
            return;
        }
        switch (this._authMethod) {
            case 'XOAUTH2':
                this._handleXOauth2Token(false, callback);
                return;
            case 'LOGIN':
                this._responseActions.push(str => {
                    this._actionAUTH_LOGIN_USER(str, callback);
                });
                this._sendCommand('AUTH LOGIN');
                return;
            case 'PLAIN':
                this._responseActions.push(str => {
                    this._actionAUTHComplete(str, callback);
                });
                this._sendCommand('AUTH PLAIN ' +
                    Buffer.from(
                    //this._auth.user+'\u0000'+
                    '\u0000' + // skip authorization identity as it causes problems with some servers
                        this._auth.credentials.user +
                        '\u0000' +
                        this._auth.credentials.pass, 'utf-8').toString('base64'), 
                // log entry without passwords
                'AUTH PLAIN ' +
                    Buffer.from(
                    //this._auth.user+'\u0000'+
                    '\u0000' + // skip authorization identity as it causes problems with some servers
                        this._auth.credentials.user +
                        '\u0000' +
                        '/* secret */', 'utf-8').toString('base64'));
                return;
            case 'CRAM-MD5':
                this._responseActions.push(str => {
                    this._actionAUTH_CRAM_MD5(str, callback);
                });
                this._sendCommand('AUTH CRAM-MD5');
                return;
        }
        return callback(this._formatError('Unknown authentication method "' + this._authMethod + '"', 'EAUTH', false, 'API'));
    }
    /**
     * Sends a message
     *
     * @param envelope Envelope object, {from: addr, to: [addr]}
     * @param message String, Buffer or a Stream
     * @param done Callback to return once sending is completed
     */
    send(envelope, message, done) {
        // ensure that the callback is only called once. The public callback type has a
        // required result, the error paths hand over the error alone
        let returned = false;
        const callback = (err, info) => {
            if (returned) {
                return;
            }
            returned = true;
            if (this._pendingSend && this._pendingSend.callback === callback) {
                this._pendingSend = false;
            }
            done(err, info);
        };
        if (!message) {
            return callback(this._formatError('Empty message', 'EMESSAGE', false, 'API'));
        }
        const isDestroyedMessage = this._isDestroyedMessage('send message');
        if (isDestroyedMessage) {
            return callback(this._formatError(isDestroyedMessage, 'ECONNECTION', false, 'API'));
        }
        // reject larger messages than allowed
        if (this._maxAllowedSize && envelope.size > this._maxAllowedSize) {
            setImmediate(() => {
                callback(this._formatError('Message size larger than allowed ' + this._maxAllowedSize, 'EMESSAGE', false, 'MAIL FROM'));
            });
            return;
        }
        const pendingSend = {
            callback,
            stream: false,
            onStreamError: err => callback(this._formatError(err, 'ESTREAM', false, 'API'))
        };
        if (typeof message.on === 'function') {
            pendingSend.stream = message;
            pendingSend.stream.on('error', pendingSend.onStreamError);
        }
        this._pendingSend = pendingSend;
        const startTime = Date.now();
        this._setEnvelope(envelope, (err, info) => {
            if (err) {
                // the message is not going to be sent, release whatever the stream reads from
                if (typeof message.destroy === 'function') {
                    message.destroy();
                }
                return callback(err);
            }
            const envelopeTime = Date.now();
            const stream = this._createSendStream((err, str) => {
                if (err) {
                    return callback(err);
                }
                // the envelope info becomes the send result once the timings are on it
                const result = info;
                result.envelopeTime = envelopeTime - startTime;
                result.messageTime = Date.now() - envelopeTime;
                result.messageSize = stream.outByteCount;
                result.response = str;
                const serverMessageId = parseServerMessageId(result.response, this.options.host);
                if (serverMessageId) {
                    result.serverMessageId = serverMessageId;
                }
                // an LMTP server answers the message once per recipient, so recipients can be
                // refused after the envelope info was built without any rejected errors on it
                const rejectedErrors = this._envelope?.rejectedErrors;
                if (!result.rejectedErrors && rejectedErrors && rejectedErrors.length) {
                    result.rejectedErrors = rejectedErrors;
                }
                return callback(null, result);
            });
            if (typeof message.pipe === 'function') {
                message.pipe(stream);
            }
            else {
                stream.write(message);
                stream.end();
            }
        });
    }
    /**
     * Resets connection state
     *
     * @param callback Callback to return once connection is reset
     */
    reset(callback) {
        const isDestroyedMessage = this._isDestroyedMessage('reset');
        if (isDestroyedMessage) {
            return callback(this._formatError(isDestroyedMessage, 'ECONNECTION', false, 'API'));
        }
        this._sendCommand('RSET');
        this._responseActions.push(str => {
            if (str.charAt(0) !== '2') {
                return callback(this._formatError('Could not reset session state. response=' + str, 'EPROTOCOL', str, 'RSET'));
            }
            this._envelope = false;
            return callback(null, true);
        });
    }
    /**
     * Connection listener that is run when the connection to
     * the server is opened
     *
     * @event
     * @internal
     */
    _onConnect() {
        const socket = this._socket;
        this._clearPhase();
        this.logger.info({
            tnx: 'network',
            localAddress: socket.localAddress,
            localPort: socket.localPort,
            remoteAddress: socket.remoteAddress,
            remotePort: socket.remotePort
        }, '%s established to %s:%s', this.secure ? 'Secure connection' : 'Connection', socket.remoteAddress, socket.remotePort);
        if (this._destroyed) {
            // Connection was established after we already had canceled it
            this.close();
            return;
        }
        this.stage = 'connected';
        // clear existing listeners for the socket
        socket.removeListener('data', this._onSocketData);
        socket.removeListener('timeout', this._onSocketTimeout);
        socket.removeListener('close', this._onSocketClose);
        socket.removeListener('end', this._onSocketEnd);
        // Switch from connection-phase error handler to normal error handler
        socket.removeListener('error', this._onConnectionSocketError);
        // _upgradeConnection (options.connection + secure) may already have attached
        // the normal handler; remove it first so we never end up with a duplicate
        socket.removeListener('error', this._onSocketError);
        socket.on('error', this._onSocketError);
        socket.on('data', this._onSocketData);
        socket.once('close', this._onSocketClose);
        socket.once('end', this._onSocketEnd);
        socket.setTimeout(this.options.socketTimeout || SOCKET_TIMEOUT);
        socket.on('timeout', this._onSocketTimeout);
        // keepalive also covers sockets handed over by a proxy or by the caller
        if (typeof socket.setKeepAlive === 'function') {
            socket.setKeepAlive(true, KEEPALIVE_DELAY);
        }
        // Commands are written in the batches they belong to (see cork() for PIPELINING), Nagle
        // would only hold a write back until the server acknowledged the previous one. Against a
        // server that delays its ACKs that costs 40ms on every message
        if (typeof socket.setNoDelay === 'function') {
            socket.setNoDelay(true);
        }
        // bounded by greetingTimeout and by what is left of connectionTimeout, which covers setting
        // the session up from the DNS lookup to the end of a STARTTLS upgrade
        this._startPhase(this._remainingSetupTime(), timeoutError('Greeting never received', 'GREETING_TIMEOUT'));
        this._responseActions.push(this._actionGreeting);
        // we have a 'data' listener set up so resume socket if it was paused
        socket.resume();
    }
    /**
     * Ends the session after a 421 reply. The replies queued for commands sent along with the
     * answered one are not going to come, so the message in flight is failed here
     *
     * @param str The 421 reply
     * @internal
     */
    _onServerClosing(str) {
        if (this._destroyed) {
            return;
        }
        const pendingSend = this._pendingSend;
        const envelope = this._envelope;
        this._responseActions = [];
        this.close();
        if (pendingSend) {
            pendingSend.callback((envelope && envelope.mailError) || this._formatError('Server closed the connection', 'ECONNECTION', str, 'CONN'));
        }
    }
    /**
     * 'data' listener for data coming from the server
     *
     * @event
     * @param chunk Data chunk coming from the server
     * @internal
     */
    _onData(chunk) {
        if (this._destroyed || !chunk || !chunk.length) {
            return;
        }
        const maxResponseSize = this.options.maxResponseSize || MAX_RESPONSE_SIZE;
        const data = chunk.toString('binary');
        // A chunk without a line break only extends the line currently being received, so
        // keep it in the remainder and leave that string unflattened. Splitting the whole
        // remainder again on every chunk would rescan everything buffered for that line so
        // far, which is quadratic in the length of a line the peer never terminates
        if (!data.includes('\n')) {
            this._remainder += data;
            if (this._remainder.length > maxResponseSize) {
                return this._onResponseTooLarge();
            }
            return;
        }
        const lines = (this._remainder + data).split(/\r?\n/);
        this._remainder = lines.pop();
        for (let i = 0, len = lines.length; i < len; i++) {
            if (this._responsePartial) {
                this._responseQueue[this._responseQueue.length - 1] += '\n' + lines[i];
            }
            else {
                this._responseQueue.push(lines[i]);
            }
            // The line just added is the last line of that queue entry, so it alone decides
            // whether the reply is still partial. Looking for the last line of the accumulated
            // entry instead would rescan a string that grows with every continuation line,
            // which is quadratic in the size of the reply
            this._responsePartial = isPartialLine(lines[i]);
            // Checked as each line lands, so a peer that never completes a reply cannot keep
            // buffering, and the limit does not depend on how it split its bytes into chunks
            if (this._responsePartial && this._responseQueue[this._responseQueue.length - 1].length > maxResponseSize) {
                return this._onResponseTooLarge();
            }
        }
        if (this._remainder.length > maxResponseSize) {
            return this._onResponseTooLarge();
        }
        if (this._responsePartial) {
            return;
        }
        this._processResponse();
    }
    /**
     * Drops a connection whose peer keeps extending a reply it never completes, releasing
     * whatever was buffered for that reply
     * @internal
     */
    _onResponseTooLarge() {
        this._remainder = '';
        this._responseQueue = [];
        this._responsePartial = false;
        this._onError(new Error('Server response exceeds maximum allowed size'), 'EPROTOCOL', false, 'CONN');
    }
    /**
     * 'error' listener for the socket
     *
     * @event
     * @param err Error object
     * @param type Error name
     * @param data Server response that triggered the error, false if there is none
     * @param command SMTP command that was in flight
     * @internal
     */
    _onError(err, type, data, command) {
        this._clearPhase();
        if (this._destroyed) {
            // just ignore, already closed
            // this might happen when a socket is canceled because of reached timeout
            // but the socket timeout error itself receives only after
            return;
        }
        err = this._formatError(err, type, data, command);
        // the message carries the server response, it is an argument and not the format string
        if ((0,esm_errors/* isTransientError */.bV)(err)) {
            this.logger.warn({ tnx: 'smtp', err }, '%s', err.message);
        }
        else {
            this.logger.error({ tnx: 'smtp', err }, '%s', err.message);
        }
        // close() forgets the send in flight, it is completed with this same error afterwards so
        // a late message stream error has nothing left to report
        const pendingSend = this._pendingSend;
        this.emit('error', err);
        this.close();
        if (pendingSend) {
            pendingSend.callback(err);
        }
    }
    /** @internal */
    _formatError(message, type, response, command) {
        let err;
        if (/Error\]$/i.test(Object.prototype.toString.call(message))) {
            err = message;
        }
        else {
            err = new Error(message);
        }
        // a permission model denial keeps its own code, see ERR_ACCESS_DENIED
        if (type && type !== 'Error' && err.code !== esm_errors/* ERR_ACCESS_DENIED */.jK) {
            // the code of a system error, such as ECONNREFUSED, still tells what happened
            if (err.code && err.code !== type && !err.originalCode) {
                err.originalCode = err.code;
            }
            err.code = type;
        }
        if (response) {
            err.response = response;
            err.message += ': ' + response;
        }
        const responseCode = (typeof response === 'string' && Number((response.match(/^\d+/) || [])[0])) || false;
        if (responseCode) {
            err.responseCode = responseCode;
            err.permanent = (0,esm_errors/* isPermanentResponseCode */.TI)(responseCode);
        }
        if (command) {
            err.command = command;
        }
        return err;
    }
    /**
     * 'close' listener for the socket
     *
     * @event
     * @internal
     */
    _onClose() {
        let serverResponse = false;
        if (this._remainder && this._remainder.trim()) {
            this.lastServerResponse = serverResponse = decodeServerResponse(this._remainder.trim());
            if (this.options.debug || this.options.transactionLog) {
                this.logger.debug({
                    tnx: 'server'
                }, serverResponse);
            }
        }
        this.logger.info({
            tnx: 'network'
        }, 'Connection closed');
        // the unterminated remainder is only reported as a reply (and so gives the error a responseCode)
        // when it starts like a complete failure reply, not for a fragment such as "55" or a 250
        const failureResponse = typeof serverResponse === 'string' && /^[45]\d{2}[ -]/.test(serverResponse) ? serverResponse : false;
        if (this.upgrading && !this._destroyed) {
            return this._onError(new Error('Connection closed unexpectedly'), 'ETLS', failureResponse, 'CONN');
        }
        if (!failureResponse && this._responseActions[0] === this._actionGreeting && this._connectCallback && !this._destroyed) {
            // A silent close before the greeting is handed to the connect() callback rather than
            // emitted as 'error', callers that never saw an error for it must not start throwing one
            const connectCallback = this._connectCallback;
            this._connectCallback = false;
            const err = this._formatError(new Error('Connection closed unexpectedly'), 'ECONNECTION', false, 'CONN');
            this.logger.warn({ tnx: 'network' }, err.message);
            connectCallback(err);
            this.close();
            return;
        }
        if (!failureResponse && this.stage === 'connected' && !this._responseActions.length && !this._pendingSend && !this._destroyed && !this._closing) {
            // nothing was waiting for the server, so this is the server ending an idle session
            // (usually after its idle timeout), not a failure
            this.logger.info({
                tnx: 'network'
            }, 'Server closed the idle connection');
            return this._destroy();
        }
        if (failureResponse || (this._responseActions[0] !== this.close && !this._destroyed)) {
            return this._onError(new Error('Connection closed unexpectedly'), 'ECONNECTION', failureResponse, 'CONN');
        }
        this._destroy();
    }
    /**
     * 'end' listener for the socket
     *
     * @event
     * @internal
     */
    _onEnd() {
        if (this._socket && !this._socket.destroyed) {
            // Peer sent FIN, finish our half of the close gracefully rather
            // than destroying. 'close' fires after the OS finalizes teardown.
            this._socket.end();
        }
    }
    /**
     * 'timeout' listener for the socket
     *
     * @event
     * @internal
     */
    _onTimeout() {
        return this._onError(timeoutError('Timeout', 'SOCKET_TIMEOUT'), 'ETIMEDOUT', false, 'CONN');
    }
    /**
     * Destroys the client, emits 'end'
     * @internal
     */
    _destroy() {
        if (this._destroyed) {
            return;
        }
        this._destroyed = true;
        // keep the documented public flag in sync with the private state
        this.destroyed = true;
        // a connection the server dropped before the greeting would otherwise keep
        // the greeting timer, and with it the process, alive until it fires
        this._clearPhase();
        this.emit('end');
    }
    /**
     * Upgrades the connection to TLS
     *
     * @param callback Callback function to run when the connection
     *        has been secured
     * @internal
     */
    _upgradeConnection(callback) {
        if (this._destroyed || this._closing) {
            return;
        }
        // RFC 3207 section 6: the client MUST discard any knowledge obtained from
        // the server that was not received over the TLS-protected session. Drop any
        // buffered input received before the handshake so a man-in-the-middle cannot
        // inject plaintext bytes after the "220" reply (e.g. a CRLF-free fragment that
        // would otherwise be prepended to the first post-TLS response and parsed as
        // part of the secured EHLO capabilities). STARTTLS response injection.
        const discarded = this._remainder.length + this._responseQueue.reduce((total, response) => total + response.length, 0);
        if (discarded) {
            // a server does not send anything here on its own, this is worth knowing about
            this.logger.warn({
                tnx: 'smtp',
                discarded
            }, 'Discarded %s bytes received in plaintext after the STARTTLS response', discarded);
        }
        this._plaintextEhlo = false;
        this._remainder = '';
        this._responseQueue = [];
        this._responsePartial = false;
        // do not remove all listeners or it breaks node v0.10 as there's
        // apparently a 'finish' event set that would be cleared as well
        // we can safely keep 'error', 'end', 'close' etc. events
        const socketPlain = this._socket;
        socketPlain.removeListener('data', this._onSocketData); // incoming data is going to be gibberish from this point onwards
        socketPlain.removeListener('timeout', this._onSocketTimeout); // timeout will be re-set for the new socket object
        socketPlain.setTimeout(0);
        const opts = Object.assign({
            socket: socketPlain,
            host: this.host
        }, this.options.tls || {});
        // ensure servername for SNI
        if (this.servername && !opts.servername) {
            opts.servername = this.servername;
        }
        // Remove all listeners from the plain socket to allow proper garbage
        // collection. Used on both the TLS-success path and the synchronous
        // tls.connect() throw path; either way the plain socket is done.
        const removePlainSocketListeners = () => {
            socketPlain.removeListener('close', this._onSocketClose);
            socketPlain.removeListener('end', this._onSocketEnd);
            socketPlain.removeListener('error', this._onSocketError);
            // the connection-phase handler is attached when upgrading a pre-opened
            // options.connection socket; strip it so nothing lingers on the plain socket
            socketPlain.removeListener('error', this._onConnectionSocketError);
        };
        this.upgrading = true;
        // the socket timeout only notices a server that sends nothing at all, a handshake that
        // trickles along would otherwise hold the connection for as long as the server likes
        // STARTTLS is the last step of setting the session up
        this._startPhase(this._remainingSetupTime(), timeoutError('TLS handshake timed out', 'UPGRADE_TIMEOUT'));
        // tls.connect is not an asynchronous function however it may still throw errors and requires to be wrapped with try/catch
        try {
            this._socket = external_node_tls_.connect(opts, () => {
                this._clearPhase();
                this.secure = true;
                this.upgrading = false;
                this._socket.on('data', this._onSocketData);
                removePlainSocketListeners();
                return callback(null, true);
            });
        }
        catch (err) {
            this._clearPhase();
            removePlainSocketListeners();
            return callback(err);
        }
        this._socket.on('error', this._onSocketError);
        this._socket.once('close', this._onSocketClose);
        this._socket.once('end', this._onSocketEnd);
        this._socket.setTimeout(this.options.socketTimeout || SOCKET_TIMEOUT); // 10 min.
        this._socket.on('timeout', this._onSocketTimeout);
        // resume in case the socket was paused
        socketPlain.resume();
    }
    /**
     * Processes queued responses from the server
     * @internal
     */
    _processResponse() {
        if (!this._responseQueue.length) {
            return false;
        }
        const raw = (this._responseQueue.shift() || '').toString();
        // Skip unexpected empty lines without consuming a response action or
        // overwriting lastServerResponse; reprocess whatever else is queued.
        if (!raw.trim()) {
            setImmediate(() => this._processResponse());
            return;
        }
        if (isPartialResponse(raw)) {
            // the rest of the reply is still on its way: put it back on the queue and wait
            // rather than dropping it. It has not been received in full, so it must not be
            // reported as the last server response either
            this._responseQueue.unshift(raw);
            return;
        }
        const str = (this.lastServerResponse = decodeServerResponse(raw));
        if (this.options.debug || this.options.transactionLog) {
            this.logger.debug({
                tnx: 'server'
            }, str.replace(/\r?\n$/, ''));
        }
        const action = this._responseActions.shift();
        // RFC 5321 4.2: 421 means the server is about to close the connection, whatever it answers
        const closing = /^421[ -]/.test(str);
        if (typeof action === 'function') {
            // the command gets its own error first, the code tells which step failed
            action.call(this, str);
            if (closing) {
                return this._onServerClosing(str);
            }
            setImmediate(() => this._processResponse());
        }
        else if (closing && !this._pendingSend && this.stage === 'connected') {
            // RFC 5321 4.2: a server may send 421 at any time when it is about to close the
            // connection. Nothing was waiting for a reply, so this ends an idle session
            this.logger.info({
                tnx: 'smtp'
            }, 'Server closed the idle connection: %s', str);
            this.close();
        }
        else {
            return this._onError(new Error('Unexpected Response'), 'EPROTOCOL', str, 'CONN');
        }
    }
    /**
     * Send a command to the server, append \r\n
     *
     * @param str String to be sent to the server
     * @param logStr Optional string to be used for logging instead of the actual string
     * @internal
     */
    _sendCommand(str, logStr) {
        if (this._destroyed) {
            // Connection already closed, can't send any more data
            return;
        }
        const socket = this._socket;
        if (socket.destroyed) {
            return this.close();
        }
        if (this.options.debug || this.options.transactionLog) {
            this.logger.debug({
                tnx: 'client'
            }, (logStr || str || '').toString().replace(/\r?\n$/, ''));
        }
        socket.write(Buffer.from(str + '\r\n', 'utf-8'));
    }
    /**
     * Initiates a new message by submitting envelope data, starting with
     * MAIL FROM: command
     *
     * @param envelope Envelope object in the form of
     *        {from:'...', to:['...']}
     *        or
     *        {from:{address:'...',name:'...'}, to:[address:'...',name:'...']}
     * @param callback Callback to run once the envelope is processed
     * @internal
     */
    _setEnvelope(envelope, callback) {
        const args = [];
        let useSmtpUtf8 = false;
        this._envelope = (envelope || {});
        this._envelope.from = ((this._envelope.from && this._envelope.from.address) || this._envelope.from || '').toString().trim();
        this._envelope.to = []
            .concat(this._envelope.to || [])
            .map(to => ((to && to.address) || to || '').toString().trim());
        if (!this._envelope.to.length) {
            return callback(this._formatError('No recipients defined', 'EENVELOPE', false, 'API'));
        }
        if (this._envelope.from && /[\r\n<>]/.test(this._envelope.from)) {
            return callback(this._formatError('Invalid sender ' + JSON.stringify(this._envelope.from), 'EENVELOPE', false, 'API'));
        }
        // check if the sender address uses only ASCII characters,
        // otherwise require usage of SMTPUTF8 extension
        if (/[\x80-\uFFFF]/.test(this._envelope.from)) {
            useSmtpUtf8 = true;
        }
        for (let i = 0, len = this._envelope.to.length; i < len; i++) {
            if (!this._envelope.to[i] || /[\r\n<>]/.test(this._envelope.to[i])) {
                return callback(this._formatError('Invalid recipient ' + JSON.stringify(this._envelope.to[i]), 'EENVELOPE', false, 'API'));
            }
            // check if the recipients addresses use only ASCII characters,
            // otherwise require usage of SMTPUTF8 extension
            if (/[\x80-\uFFFF]/.test(this._envelope.to[i])) {
                useSmtpUtf8 = true;
            }
        }
        // clone the recipients array for latter manipulation
        this._envelope.rcptQueue = [].concat(this._envelope.to || []);
        this._envelope.rejected = [];
        this._envelope.rejectedErrors = [];
        this._envelope.accepted = [];
        if (this._envelope.dsn) {
            try {
                this._envelope.dsn = this._setDsnEnvelope(this._envelope.dsn);
            }
            catch (err) {
                return callback(this._formatError('Invalid DSN ' + err.message, 'EENVELOPE', false, 'API'));
            }
        }
        // RFC 8689: validate REQUIRETLS eligibility before queuing the MAIL FROM
        // response action, so a rejection here cannot leave an orphaned action in
        // _responseActions (which would consume the next reply and desync a reused
        // connection).
        if (this._envelope.requireTLSExtensionEnabled) {
            if (!this.secure) {
                return callback(this._formatError('REQUIRETLS can only be used over TLS connections (RFC 8689)', 'EREQUIRETLS', false, 'MAIL FROM'));
            }
            if (!this._supportedExtensions.includes('REQUIRETLS')) {
                return callback(this._formatError('Server does not support REQUIRETLS extension (RFC 8689)', 'EREQUIRETLS', false, 'MAIL FROM'));
            }
        }
        // RFC 2920: with PIPELINING the whole envelope and DATA go out without waiting for the
        // replies in between, which saves two round trips for every message
        this._envelope.pipelined = this._supportedExtensions.includes('PIPELINING');
        this._responseActions.push(str => {
            this._actionMAIL(str, callback);
        });
        // If the server supports SMTPUTF8 and the envelope includes an internationalized
        // email address then append SMTPUTF8 keyword to the MAIL FROM command
        if (useSmtpUtf8 && this._supportedExtensions.includes('SMTPUTF8')) {
            args.push('SMTPUTF8');
            this._usingSmtpUtf8 = true;
        }
        // If the server supports 8BITMIME and the message might contain non-ascii bytes
        // then append the 8BITMIME keyword to the MAIL FROM command
        if (this._envelope.use8BitMime && this._supportedExtensions.includes('8BITMIME')) {
            args.push('BODY=8BITMIME');
            this._using8BitMime = true;
        }
        if (this._envelope.size && this._supportedExtensions.includes('SIZE')) {
            const sizeValue = Number(this._envelope.size) || 0;
            if (sizeValue > 0) {
                args.push('SIZE=' + sizeValue);
            }
        }
        // If the server supports DSN and the envelope includes an DSN prop
        // then append DSN params to the MAIL FROM command
        if (this._envelope.dsn && this._supportedExtensions.includes('DSN')) {
            if (this._envelope.dsn.ret) {
                args.push('RET=' + shared/* encodeXText */.Iy(this._envelope.dsn.ret));
            }
            if (this._envelope.dsn.envid) {
                args.push('ENVID=' + shared/* encodeXText */.Iy(this._envelope.dsn.envid));
            }
        }
        // RFC 8689: append the REQUIRETLS keyword to MAIL FROM. Eligibility
        // (TLS connection + server support) was already validated above, before
        // the response action was queued.
        if (this._envelope.requireTLSExtensionEnabled) {
            args.push('REQUIRETLS');
        }
        const mailFrom = 'MAIL FROM:<' + this._envelope.from + '>' + (args.length ? ' ' + args.join(' ') : '');
        this._recipientQueue = [];
        if (!this._envelope.pipelined) {
            this._sendCommand(mailFrom);
            return;
        }
        // corked, so the batch leaves in one segment instead of the first command alone
        const socket = this._socket;
        socket.cork();
        this._sendCommand(mailFrom);
        while (this._envelope.rcptQueue.length) {
            this._sendRcpt(this._envelope.rcptQueue.shift(), callback);
        }
        this._responseActions.push(str => {
            this._actionDATA(str, callback);
        });
        this._sendCommand('DATA');
        socket.uncork();
    }
    /**
     * Sends RCPT TO for a recipient and queues the handler for the reply
     *
     * @param recipient Recipient address
     * @param callback Callback to run once the envelope is processed
     * @internal
     */
    _sendRcpt(recipient, callback) {
        this._recipientQueue.push(recipient);
        this._responseActions.push(str => {
            this._actionRCPT(str, callback);
        });
        this._sendCommand('RCPT TO:<' + recipient + '>' + this._getDsnRcptToArgs());
    }
    /** @internal */
    _setDsnEnvelope(params) {
        let ret = (params.ret || params.return || '').toString().toUpperCase() || null;
        if (ret) {
            switch (ret) {
                case 'HDRS':
                case 'HEADERS':
                    ret = 'HDRS';
                    break;
                case 'FULL':
                case 'BODY':
                    ret = 'FULL';
                    break;
            }
        }
        if (ret && !['FULL', 'HDRS'].includes(ret)) {
            throw new Error('ret: ' + JSON.stringify(ret));
        }
        const envid = (params.envid || params.id || '').toString() || null;
        let notify = params.notify || null;
        if (notify) {
            if (typeof notify === 'string') {
                notify = notify.split(',');
            }
            notify = notify.map(n => n.trim().toUpperCase());
            const validNotify = ['NEVER', 'SUCCESS', 'FAILURE', 'DELAY'];
            const invalidNotify = notify.filter(n => !validNotify.includes(n));
            if (invalidNotify.length || (notify.length > 1 && notify.includes('NEVER'))) {
                throw new Error('notify: ' + JSON.stringify(notify.join(',')));
            }
            notify = notify.join(',');
        }
        let orcpt = (params.recipient || params.orcpt || '').toString() || null;
        if (orcpt && orcpt.indexOf(';') < 0) {
            orcpt = 'rfc822;' + orcpt;
        }
        return {
            ret,
            envid,
            notify,
            orcpt
        };
    }
    /** @internal */
    _getDsnRcptToArgs() {
        const envelope = this._envelope;
        const args = [];
        // If the server supports DSN and the envelope includes an DSN prop
        // then append DSN params to the RCPT TO command
        if (envelope.dsn && this._supportedExtensions.includes('DSN')) {
            if (envelope.dsn.notify) {
                args.push('NOTIFY=' + shared/* encodeXText */.Iy(envelope.dsn.notify));
            }
            if (envelope.dsn.orcpt) {
                args.push('ORCPT=' + shared/* encodeXText */.Iy(envelope.dsn.orcpt));
            }
        }
        return args.length ? ' ' + args.join(' ') : '';
    }
    /** @internal */
    _createSendStream(callback) {
        const envelope = this._envelope;
        const dataStream = new DataStream();
        if (this.options.lmtp) {
            envelope.accepted.forEach((recipient, i) => {
                const final = i === envelope.accepted.length - 1;
                this._responseActions.push(str => {
                    this._actionLMTPStream(recipient, final, str, callback);
                });
            });
        }
        else {
            this._responseActions.push(str => {
                this._actionSMTPStream(str, callback);
            });
        }
        this._currentDataStream = dataStream;
        dataStream.pipe(this._socket, {
            end: false
        });
        if (this.options.debug) {
            const logStream = new external_node_stream_.PassThrough();
            logStream.on('readable', () => {
                let chunk;
                while ((chunk = logStream.read())) {
                    this.logger.debug({
                        tnx: 'message'
                    }, chunk.toString('binary').replace(/\r?\n$/, ''));
                }
            });
            dataStream.pipe(logStream);
        }
        dataStream.once('end', () => {
            if (this._currentDataStream === dataStream) {
                this._currentDataStream = false;
            }
            this.logger.info({
                tnx: 'message',
                inByteCount: dataStream.inByteCount,
                outByteCount: dataStream.outByteCount
            }, '<%s bytes encoded mime message (source size %s bytes)>', dataStream.outByteCount, dataStream.inByteCount);
        });
        return dataStream;
    }
    /** ACTIONS **/
    /**
     * Will be run after the connection is created and the server sends
     * a greeting. If the incoming message starts with 220 initiate
     * SMTP session by sending EHLO command
     *
     * @param str Message from the server
     * @internal
     */
    _actionGreeting(str) {
        this._clearPhase();
        if (str.substr(0, 3) !== '220') {
            this._onError(new Error('Invalid greeting. response=' + str), 'EPROTOCOL', str, 'CONN');
            return;
        }
        if (this.options.lmtp) {
            this._responseActions.push(this._actionLHLO);
            this._sendCommand('LHLO ' + this.name);
        }
        else {
            this._responseActions.push(this._actionEHLO);
            this._sendCommand('EHLO ' + this.name);
        }
    }
    /**
     * Handles server response for LHLO command. If it yielded in
     * error, emit 'error', otherwise treat this as an EHLO response
     *
     * @param str Message from the server
     * @internal
     */
    _actionLHLO(str) {
        if (str.charAt(0) !== '2') {
            this._onError(new Error('Invalid LHLO. response=' + str), 'EPROTOCOL', str, 'LHLO');
            return;
        }
        this._actionEHLO(str);
    }
    /**
     * Handles server response for EHLO command. If it yielded in
     * error, try HELO instead, otherwise initiate TLS negotiation
     * if STARTTLS is supported by the server or move into the
     * authentication phase.
     *
     * @param str Message from the server
     * @internal
     */
    _actionEHLO(str) {
        if (str.substr(0, 3) === '421') {
            this._onError(new Error('Server terminates connection. response=' + str), 'ECONNECTION', str, 'EHLO');
            return;
        }
        if (str.charAt(0) !== '2') {
            if (this.options.requireTLS) {
                this._onError(new Error('EHLO failed but HELO does not support required STARTTLS. response=' + str), 'ECONNECTION', str, 'EHLO');
                return;
            }
            // Try HELO instead
            this._responseActions.push(this._actionHELO);
            this._sendCommand('HELO ' + this.name);
            return;
        }
        // Detect if the server supports STARTTLS
        if (!this.secure && !this.options.ignoreTLS && (/[ -]STARTTLS\b/im.test(str) || this.options.requireTLS)) {
            // kept for opportunisticTLS, a session that stays in plaintext still has these extensions
            this._plaintextEhlo = str;
            this._sendCommand('STARTTLS');
            this._responseActions.push(this._actionSTARTTLS);
            return;
        }
        this._parseEhloExtensions(str);
        this.emit('connect');
    }
    /**
     * Reads the extensions and the authentication mechanisms out of an EHLO response
     *
     * @param str EHLO response from the server
     * @internal
     */
    _parseEhloExtensions(str) {
        let match;
        this._ehloLines = str
            .split(/\r?\n/)
            .map(line => line.replace(/^\d+[ -]/, '').trim())
            .filter(line => line)
            .slice(1);
        // Detect if the server supports SMTPUTF8
        if (/[ -]SMTPUTF8\b/im.test(str)) {
            this._supportedExtensions.push('SMTPUTF8');
        }
        // Detect if the server supports DSN
        if (/[ -]DSN\b/im.test(str)) {
            this._supportedExtensions.push('DSN');
        }
        // Detect if the server supports 8BITMIME
        if (/[ -]8BITMIME\b/im.test(str)) {
            this._supportedExtensions.push('8BITMIME');
        }
        // Detect if the server supports REQUIRETLS (RFC 8689)
        if (/[ -]REQUIRETLS\b/im.test(str)) {
            this._supportedExtensions.push('REQUIRETLS');
        }
        // Detect if the server supports PIPELINING
        if (/[ -]PIPELINING\b/im.test(str)) {
            this._supportedExtensions.push('PIPELINING');
        }
        // Detect if the server supports AUTH
        if (/[ -]AUTH\b/i.test(str)) {
            this.allowsAuth = true;
        }
        // Detect the advertised SASL mechanisms. The list is split into whole tokens rather
        // than searched for each name with a pattern: the patterns this replaced let two
        // whitespace runs overlap and backtracked quadratically over an AUTH line padded with
        // spaces, so a hostile server could stall the event loop from its EHLO reply
        // (GHSA-4ffr-jq9g-5ffx).
        const authMechanisms = new Set();
        for (const line of this._ehloLines) {
            const authMatch = /^AUTH[\s=](.*)/i.exec(line);
            if (authMatch) {
                for (const mechanism of authMatch[1].split(/[\s=]+/)) {
                    authMechanisms.add(mechanism.toUpperCase());
                }
            }
        }
        // listed in order of preference, the first one the credentials allow is used
        for (const mechanism of ['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2']) {
            if (authMechanisms.has(mechanism)) {
                this._supportedAuth.push(mechanism);
            }
        }
        // Detect if the server supports SIZE extensions (and the max allowed size)
        if ((match = str.match(/[ -]SIZE(?:[ \t]+(\d+))?/im))) {
            this._supportedExtensions.push('SIZE');
            this._maxAllowedSize = Number(match[1]) || 0;
        }
    }
    /**
     * Handles server response for HELO command. If it yielded in
     * error, emit 'error', otherwise move into the authentication phase.
     *
     * @param str Message from the server
     * @internal
     */
    _actionHELO(str) {
        if (str.charAt(0) !== '2') {
            this._onError(new Error('Invalid HELO. response=' + str), 'EPROTOCOL', str, 'HELO');
            return;
        }
        // assume that authentication is enabled (most probably is not though)
        this.allowsAuth = true;
        this.emit('connect');
    }
    /**
     * Handles server response for STARTTLS command. If there's an error
     * try HELO instead, otherwise initiate TLS upgrade. If the upgrade
     * succeedes restart the EHLO
     *
     * @param str Message from the server
     * @internal
     */
    _actionSTARTTLS(str) {
        if (str.charAt(0) !== '2') {
            if (this.options.opportunisticTLS) {
                this.logger.info({
                    tnx: 'smtp'
                }, 'Failed STARTTLS upgrade, continuing unencrypted');
                // the plaintext session goes on with what the server announced for it, except for
                // AUTH: credentials are not sent over a connection that failed to encrypt
                if (this._plaintextEhlo) {
                    this._parseEhloExtensions(this._plaintextEhlo);
                    this._plaintextEhlo = false;
                    this.allowsAuth = false;
                    this._supportedAuth = [];
                }
                this.emit('connect');
                return;
            }
            this._onError(new Error('Error upgrading connection with STARTTLS'), 'ETLS', str, 'STARTTLS');
            return;
        }
        this._upgradeConnection((err, secured) => {
            if (err) {
                this._onError(new Error('Error initiating TLS - ' + (err.message || err)), 'ETLS', false, 'STARTTLS');
                return;
            }
            this.logger.info({
                tnx: 'smtp'
            }, 'Connection upgraded with STARTTLS');
            if (secured) {
                // restart session
                if (this.options.lmtp) {
                    this._responseActions.push(this._actionLHLO);
                    this._sendCommand('LHLO ' + this.name);
                }
                else {
                    this._responseActions.push(this._actionEHLO);
                    this._sendCommand('EHLO ' + this.name);
                }
            }
            else {
                this.emit('connect');
            }
        });
    }
    /**
     * Handle the response for AUTH LOGIN command. We are expecting
     * '334 VXNlcm5hbWU6' (base64 for 'Username:'). Data to be sent as
     * response needs to be base64 encoded username. We do not need
     * exact match but settle with 334 response in general as some
     * hosts invalidly use a longer message than VXNlcm5hbWU6
     *
     * @param str Message from the server
     * @param callback Callback to run once the authentication sequence completes
     * @internal
     */
    _actionAUTH_LOGIN_USER(str, callback) {
        if (!/^334[ -]/.test(str)) {
            // expecting '334 VXNlcm5hbWU6'
            callback(this._formatError('Invalid login sequence while waiting for "334 VXNlcm5hbWU6"', 'EAUTH', str, 'AUTH LOGIN'));
            return;
        }
        this._responseActions.push(str => {
            this._actionAUTH_LOGIN_PASS(str, callback);
        });
        this._sendCommand(Buffer.from(this._auth.credentials.user + '', 'utf-8').toString('base64'));
    }
    /**
     * Handle the response for AUTH CRAM-MD5 command. We are expecting
     * '334 <challenge string>'. Data to be sent as response needs to be
     * base64 decoded challenge string, MD5 hashed using the password as
     * a HMAC key, prefixed by the username and a space, and finally all
     * base64 encoded again.
     *
     * @param str Message from the server
     * @param callback Callback to run once the authentication sequence completes
     * @internal
     */
    _actionAUTH_CRAM_MD5(str, callback) {
        const challengeMatch = str.match(/^334\s+(.+)$/);
        if (!challengeMatch) {
            return callback(this._formatError('Invalid login sequence while waiting for server challenge string', 'EAUTH', str, 'AUTH CRAM-MD5'));
        }
        // Decode from base64
        const base64decoded = Buffer.from(challengeMatch[1], 'base64').toString('ascii');
        const hmacMD5 = external_node_crypto_.createHmac('md5', this._auth.credentials.pass);
        hmacMD5.update(base64decoded);
        const prepended = this._auth.credentials.user + ' ' + hmacMD5.digest('hex');
        this._responseActions.push(str => {
            this._actionAUTH_CRAM_MD5_PASS(str, callback);
        });
        this._sendCommand(Buffer.from(prepended).toString('base64'), 
        // hidden hash for logs
        Buffer.from(this._auth.credentials.user + ' /* secret */').toString('base64'));
    }
    /**
     * Handles the response to CRAM-MD5 authentication, if there's no error,
     * the user can be considered logged in. Start waiting for a message to send
     *
     * @param str Message from the server
     * @param callback Callback to run once the authentication sequence completes
     * @internal
     */
    _actionAUTH_CRAM_MD5_PASS(str, callback) {
        if (!str.match(/^235\s+/)) {
            return callback(this._formatError('Invalid login sequence while waiting for "235"', 'EAUTH', str, 'AUTH CRAM-MD5'));
        }
        this.logger.info({
            tnx: 'smtp',
            username: this._auth.user,
            action: 'authenticated',
            method: this._authMethod
        }, 'User %s authenticated', JSON.stringify(this._auth.user));
        this.authenticated = true;
        callback(null, true);
    }
    /**
     * Handle the response for AUTH LOGIN command. We are expecting
     * '334 UGFzc3dvcmQ6' (base64 for 'Password:'). Data to be sent as
     * response needs to be base64 encoded password.
     *
     * @param str Message from the server
     * @param callback Callback to run once the authentication sequence completes
     * @internal
     */
    _actionAUTH_LOGIN_PASS(str, callback) {
        if (!/^334[ -]/.test(str)) {
            // expecting '334 UGFzc3dvcmQ6'
            return callback(this._formatError('Invalid login sequence while waiting for "334 UGFzc3dvcmQ6"', 'EAUTH', str, 'AUTH LOGIN'));
        }
        this._responseActions.push(str => {
            this._actionAUTHComplete(str, callback);
        });
        this._sendCommand(Buffer.from((this._auth.credentials.pass || '').toString(), 'utf-8').toString('base64'), 
        // Hidden pass for logs
        Buffer.from('/* secret */', 'utf-8').toString('base64'));
    }
    /**
     * Handles the response for authentication, if there's no error,
     * the user can be considered logged in. Start waiting for a message to send
     *
     * @param str Message from the server
     * @param isRetry True if this is a retry after a failed login, or the callback itself
     * @param [callback] Callback to run once the authentication sequence completes
     * @internal
     */
    _actionAUTHComplete(str, isRetry, callback) {
        if (!callback && typeof isRetry === 'function') {
            callback = isRetry;
            isRetry = false;
        }
        if (str.substr(0, 3) === '334') {
            this._responseActions.push(str => {
                if (isRetry || this._authMethod !== 'XOAUTH2') {
                    this._actionAUTHComplete(str, true, callback);
                }
                else {
                    // fetch a new OAuth2 access token
                    setImmediate(() => this._handleXOauth2Token(true, callback));
                }
            });
            this._sendCommand('');
            return;
        }
        if (str.charAt(0) !== '2') {
            this.logger.info({
                tnx: 'smtp',
                username: this._auth.user,
                action: 'authfail',
                method: this._authMethod
            }, 'User %s failed to authenticate', JSON.stringify(this._auth.user));
            return callback(this._formatError('Invalid login', 'EAUTH', str, 'AUTH ' + this._authMethod));
        }
        this.logger.info({
            tnx: 'smtp',
            username: this._auth.user,
            action: 'authenticated',
            method: this._authMethod
        }, 'User %s authenticated', JSON.stringify(this._auth.user));
        this.authenticated = true;
        callback(null, true);
    }
    /**
     * Handle response for a MAIL FROM: command
     *
     * @param str Message from the server
     * @param callback Callback to run once the envelope is processed
     * @internal
     */
    _actionMAIL(str, callback) {
        const envelope = this._envelope;
        if (Number(str.charAt(0)) !== 2) {
            const message = this._usingSmtpUtf8 && /^550 /.test(str) && /[\x80-\uFFFF]/.test(envelope.from)
                ? 'Internationalized mailbox name not allowed'
                : 'Mail command failed';
            envelope.mailError = this._formatError(message, 'EENVELOPE', str, 'MAIL FROM');
        }
        this._advanceEnvelope(str, callback);
    }
    /**
     * Handle response for a RCPT TO: command
     *
     * @param str Message from the server
     * @param callback Callback to run once the envelope is processed
     * @internal
     */
    _actionRCPT(str, callback) {
        const envelope = this._envelope;
        let err;
        const curRecipient = this._recipientQueue.shift();
        if (Number(str.charAt(0)) !== 2) {
            // this is a soft error
            const message = this._usingSmtpUtf8 && /^553 /.test(str) && /[\x80-\uFFFF]/.test(curRecipient)
                ? 'Internationalized mailbox name not allowed'
                : 'Recipient command failed';
            envelope.rejected.push(curRecipient);
            // store error for the failed recipient
            err = this._formatError(message, 'EENVELOPE', str, 'RCPT TO');
            err.recipient = curRecipient;
            envelope.rejectedErrors.push(err);
        }
        else {
            envelope.accepted.push(curRecipient);
        }
        this._advanceEnvelope(str, callback);
    }
    /**
     * Moves the envelope on after a reply to MAIL FROM or RCPT TO. A pipelined envelope sent every
     * command at once and is decided by the reply to DATA. Otherwise the commands go one at a
     * time: the next recipient, or once every reply is in, DATA or the error that ends the message
     *
     * @param str The reply that was handled
     * @param callback Callback to run once the envelope is processed
     * @internal
     */
    _advanceEnvelope(str, callback) {
        const envelope = this._envelope;
        if (envelope.pipelined) {
            return;
        }
        if (envelope.mailError) {
            return callback(envelope.mailError);
        }
        if (envelope.rcptQueue.length) {
            return this._sendRcpt(envelope.rcptQueue.shift(), callback);
        }
        if (this._recipientQueue.length) {
            // replies still to come
            return;
        }
        const err = this._envelopeError(str);
        if (err) {
            return callback(err);
        }
        this._responseActions.push(str => {
            this._actionDATA(str, callback);
        });
        this._sendCommand('DATA');
    }
    /**
     * Decides how the envelope went once every reply to MAIL FROM and RCPT TO is in. Called after
     * the last RCPT TO reply, or with PIPELINING on the reply to the DATA command sent along
     *
     * @param str The reply being handled
     * @returns The error to fail the message with, or null when DATA can go ahead
     * @internal
     */
    _envelopeError(str) {
        const envelope = this._envelope;
        if (envelope.mailError) {
            return envelope.mailError;
        }
        if (envelope.accepted.length) {
            return null;
        }
        // report a temporary rejection when there is one, taking the last reply would mark the
        // whole message as permanently failed although some recipients were only deferred
        const deferred = envelope.rejectedErrors.find(rejectedErr => rejectedErr.responseCode && rejectedErr.responseCode < 500);
        const lastRejected = envelope.rejectedErrors[envelope.rejectedErrors.length - 1];
        const reply = deferred?.response ?? (envelope.pipelined && lastRejected ? lastRejected.response : str);
        // every recipient was rejected
        const err = this._formatError("Can't send mail - all recipients were rejected", 'EENVELOPE', reply, 'RCPT TO');
        err.rejected = envelope.rejected;
        err.rejectedErrors = envelope.rejectedErrors;
        return err;
    }
    /**
     * Handle response for a DATA command
     *
     * @param str Message from the server
     * @param callback Callback to run once the envelope is processed
     * @internal
     */
    _actionDATA(str, callback) {
        const envelope = this._envelope;
        if (envelope.pipelined) {
            const err = this._envelopeError(str);
            if (err) {
                if (/^3/.test(str)) {
                    if (envelope.mailError) {
                        // A server that refused the sender has no transaction to end, one that
                        // took DATA anyway can not be trusted with an empty message either.
                        // Drop the connection instead of answering it
                        this.close();
                        return callback(err);
                    }
                    // A server must refuse DATA without an accepted recipient, this one took it
                    // anyway. End the empty message, it has nobody to go to, so the session
                    // stays usable
                    this._responseActions.push(() => callback(err));
                    this._sendCommand('.');
                    return;
                }
                return callback(err);
            }
        }
        // response should be 354 but according to this issue https://github.com/eleith/emailjs/issues/24
        // some servers might use 250 instead, so lets check for 2 or 3 as the first digit
        if (!/^[23]/.test(str)) {
            return callback(this._formatError('Data command failed', 'EENVELOPE', str, 'DATA'));
        }
        const response = {
            accepted: envelope.accepted,
            rejected: envelope.rejected
        };
        if (this._ehloLines && this._ehloLines.length) {
            response.ehlo = this._ehloLines;
        }
        if (envelope.rejectedErrors.length) {
            response.rejectedErrors = envelope.rejectedErrors;
        }
        callback(null, response);
    }
    /**
     * Handle response for a DATA stream when using SMTP
     * We expect a single response that defines if the sending succeeded or failed
     *
     * @param str Message from the server
     * @param callback Callback to run with the final send result
     * @internal
     */
    _actionSMTPStream(str, callback) {
        if (Number(str.charAt(0)) !== 2) {
            return callback(this._formatError('Message failed', 'EMESSAGE', str, 'DATA'));
        }
        return callback(null, str);
    }
    /**
     * Handle response for a DATA stream
     * We expect a separate response for every recipient. All recipients can either
     * succeed or fail separately
     *
     * @param recipient The recipient this response applies to
     * @param final Is this the final recipient?
     * @param str Message from the server
     * @param callback Callback to run with the final send result
     * @internal
     */
    _actionLMTPStream(recipient, final, str, callback) {
        const envelope = this._envelope;
        let err;
        if (Number(str.charAt(0)) !== 2) {
            // Message failed
            err = this._formatError('Message failed for recipient ' + recipient, 'EMESSAGE', str, 'DATA');
            err.recipient = recipient;
            envelope.rejected.push(recipient);
            envelope.rejectedErrors.push(err);
            for (let i = 0, len = envelope.accepted.length; i < len; i++) {
                if (envelope.accepted[i] === recipient) {
                    envelope.accepted.splice(i, 1);
                }
            }
        }
        if (final) {
            return callback(null, str);
        }
    }
    /** @internal */
    _handleXOauth2Token(isRetry, callback) {
        this._auth.oauth2.getToken(isRetry, (err, accessToken) => {
            if (err) {
                this.logger.info({
                    tnx: 'smtp',
                    username: this._auth.user,
                    action: 'authfail',
                    method: this._authMethod
                }, 'User %s failed to authenticate', JSON.stringify(this._auth.user));
                return callback(this._formatError(err, 'EAUTH', false, 'AUTH XOAUTH2'));
            }
            this._responseActions.push(str => {
                this._actionAUTHComplete(str, isRetry, callback);
            });
            this._sendCommand('AUTH XOAUTH2 ' + this._auth.oauth2.buildXOAuth2Token(accessToken), 
            //  Hidden for logs
            'AUTH XOAUTH2 ' + this._auth.oauth2.buildXOAuth2Token('/* secret */'));
        });
    }
    /**
     *
     * @param command
     * @internal
     */
    _isDestroyedMessage(command) {
        if (this._destroyed) {
            return 'Cannot ' + command + ' - smtp connection is already destroyed.';
        }
        if (this._socket) {
            if (this._socket.destroyed) {
                return 'Cannot ' + command + ' - smtp connection socket is already destroyed.';
            }
            if (!this._socket.writable) {
                return 'Cannot ' + command + ' - smtp connection socket is already half-closed.';
            }
        }
    }
    /** @internal */
    _getHostname() {
        // defaul hostname is machine hostname or [IP]
        let defaultHostname;
        try {
            defaultHostname = external_node_os_.hostname() || '';
        }
        catch (_err) {
            // fails on windows 7
            defaultHostname = 'localhost';
        }
        // ignore if not FQDN
        if (!defaultHostname || defaultHostname.indexOf('.') < 0) {
            defaultHostname = '[127.0.0.1]';
        }
        // IP should be enclosed in []
        if (defaultHostname.match(/^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/)) {
            defaultHostname = '[' + defaultHostname + ']';
        }
        return defaultHostname;
    }
}
/* harmony default export */ const smtp_connection = (SMTPConnection);

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

;// CONCATENATED MODULE: ./src/azure/replies.ts

const AUTH_CAUSES = [
    'The client secret is wrong or expired, or its Secret ID was pasted instead of its Value.',
    'acs-resource is not the name of the Communication Services resource (a common slip is the name of the Email Communication Service, or of the domain).',
    'client-id is not the Application (client) ID (a common slip is an Object ID), or tenant-id is not the Directory (tenant) ID.',
    'The Entra app has no role on the Communication Services resource, has it on another resource, or the role was assigned a few minutes ago and is not in force yet.',
];
const AUTH_REMEDIES = [
    'Make a new client secret and store its Value: az ad app credential reset --id <client-id> --append --display-name github --query password -o tsv',
    'Check that the role is "Communication and Email Service Owner", or a custom one with Microsoft.Communication/CommunicationServices/Read, .../CommunicationServices/Write and .../EmailServices/Write: az role assignment list --assignee <client-id> --scope <id of the Communication Services resource> -o table',
    'If the role is new, wait up to ten minutes and run again.',
];
/**
 * One table for every reply with a known meaning at ACS. Microsoft publishes no list of SMTP
 * replies; sources are its limits and troubleshooting pages, replies that users reported, and Exchange Online, which
 * the service is built on. docs/troubleshooting.md says which is which.
 */
const RULES = [
    {
        enhanced: ['4.5.127'],
        words: /excessive message rate/i,
        kind: 'throttled',
        title: 'Azure refused the message because the sending quota is used up',
        causes: [
            `The subscription has sent its share: ${service/* QUOTAS */.eg.azureManaged.perMinute} messages a minute and ${service/* QUOTAS */.eg.azureManaged.perHour} an hour on an Azure-managed domain, ${service/* QUOTAS */.eg.custom.perMinute} a minute and ${service/* QUOTAS */.eg.custom.perHour} an hour on a custom domain by default. Refused attempts count too.`,
        ],
        remedies: [
            'Wait for the next minute or hour; do not run again at once, because every attempt counts.',
            'Send fewer mails: narrow notify-on, or set repeat to new-failures or backoff.',
            'Use a custom domain and ask for a higher quota; an Azure-managed domain cannot be raised.',
        ],
        anchor: 'quota',
        retryable: true,
    },
    {
        enhanced: ['5.7.3'],
        stages: ['auth'],
        kind: 'auth',
        title: 'Azure refused the sign-in (535 5.7.3)',
        causes: AUTH_CAUSES,
        remedies: AUTH_REMEDIES,
        anchor: 'sign-in-refused',
    },
    {
        enhanced: ['5.7.4'],
        codes: [504],
        stages: ['auth'],
        kind: 'auth',
        title: 'The server does not know the sign-in method',
        causes: ['The server offers neither AUTH LOGIN nor XOAUTH2, so it is not Azure Communication Services.'],
        remedies: [`Check smtp-host: for the public cloud it is ${service/* SMTP_HOST */.SO}.`],
        anchor: 'sign-in-method',
    },
    {
        codes: [454],
        stages: ['auth'],
        kind: 'throttled',
        title: 'Azure could not check the sign-in at the moment',
        causes: ['Microsoft Entra ID or the mail service has a passing fault.'],
        remedies: ['Run the step again; if it stays, look at the Azure status page.'],
        anchor: 'busy',
        retryable: true,
    },
    {
        codes: [535, 534, 530, 538],
        stages: ['auth'],
        kind: 'auth',
        title: 'The server refused the sign-in',
        causes: AUTH_CAUSES,
        remedies: AUTH_REMEDIES,
        anchor: 'sign-in-refused',
    },
    {
        enhanced: ['5.7.57', '5.7.0'],
        codes: [530],
        stages: ['mail', 'rcpt', 'data'],
        kind: 'auth',
        title: 'The server says that the connection is not signed in',
        causes: [
            'The sign-in was accepted but has no effect: the role of the Entra app may have just been removed.',
        ],
        remedies: ['Check the role assignment of the app on the Communication Services resource.'],
        anchor: 'sign-in-refused',
    },
    {
        enhanced: ['5.3.5'],
        words: /sender'?s username is invalid/i,
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
    },
    {
        words: /domain\b.*\bnot\b.*\b(?:linked|verified)|DomainNotLinked/i,
        kind: 'rejected',
        title: 'Azure does not accept the domain of the sender',
        causes: [
            'The domain of from is not linked to the Communication Services resource, or not fully verified.',
        ],
        remedies: [
            'Finish the verification of Domain, SPF, DKIM and DKIM2 in the Email Communication Service.',
            'Link it: az communication update --name <resource> --resource-group <group> --linked-domains <ids of all domains>',
        ],
        anchor: 'domain-not-linked',
    },
    {
        enhanced: ['5.3.4', '5.2.3'],
        codes: [552],
        kind: 'rejected',
        title: 'The message is too large for the server',
        causes: [
            `Azure takes ${service/* MAX_MESSAGE_BYTES */.fv / 1_000_000} MB for the whole message as encoded, about 7.5 MB of files.`,
        ],
        remedies: ['Leave attachments out, make them smaller, or link to them.'],
        anchor: 'too-large',
    },
    {
        enhanced: ['4.5.3', '5.5.3'],
        kind: 'rejected',
        title: 'The message has too many recipients for the server',
        causes: [`Azure takes ${service/* MAX_RECIPIENTS */.Cv} recipients in to, cc and bcc together.`],
        remedies: ['Use a distribution list, or split the mail over several steps.'],
        anchor: 'too-many-recipients',
    },
    {
        codes: [550, 551, 553, 554, 501],
        stages: ['mail'],
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
    },
    {
        codes: [550, 551, 553, 501, 513],
        stages: ['rcpt'],
        kind: 'rejected',
        title: 'The server refused the recipients',
        causes: ['The address is mistyped, does not exist, or is on the suppression list of the resource.'],
        remedies: ['Check to, cc and bcc; look at the suppression list of the domain in the Azure portal.'],
        anchor: 'recipient-refused',
    },
    {
        codes: [550, 554, 552, 541],
        stages: ['data', 'end-of-data'],
        kind: 'rejected',
        title: 'The server refused the message',
        causes: ['Its content, an attachment or the reputation of the sender was judged to be unwanted.'],
        remedies: [
            'Try again without attachments; look at the message in the step summary of a dry-run.',
            'Check the sender’s delivery figures in Azure Monitor (ACSEmailStatusUpdateOperational).',
        ],
        anchor: 'message-refused',
    },
];
/**
 * Turns a negative reply into what it means, why it usually happens and what to do.
 *
 * The enhanced status code decides first. Words come before the bare reply code, because Azure documents the words of
 * some refusals but not their numbers, and 550 alone says little. A reply that no rule knows keeps its class: 4yz can
 * be tried again, 5yz cannot (RFC 5321 section 4.2.1).
 */
function explainReply(reply) {
    const rules = RULES.filter((each) => each.stages === undefined || each.stages.includes(reply.stage));
    const rule = rules.find((each) => each.enhanced?.some((code) => reply.enhanced === code || holdsCode(reply.text, code))) ??
        rules.find((each) => each.words?.test(reply.text)) ??
        rules.find((each) => each.codes?.includes(reply.code));
    if (rule) {
        const { enhanced: _enhanced, codes: _codes, stages: _stages, words: _words, ...explanation } = rule;
        return explanation;
    }
    if (reply.code >= 400 && reply.code < 500) {
        return {
            kind: 'throttled',
            title: `The server is not able to take the message at the moment (${reply.code})`,
            causes: ['The service is busy, limits connections, or delays senders that it does not know yet.'],
            remedies: ['Run the step again later; a larger timeout gives the action more tries.'],
            anchor: 'busy',
            retryable: true,
        };
    }
    return {
        kind: 'rejected',
        title: `The server refused the message${reply.code ? ` (${reply.code})` : ''}`,
        causes: ['The reply is not one that this action knows; the server’s own words are below.'],
        remedies: ['Turn on step debug logging (ACTIONS_STEP_DEBUG) to see the whole conversation.'],
        anchor: 'message-refused',
    };
}
function holdsCode(text, code) {
    return new RegExp(`(?:^|[^\\d.])${code.replaceAll('.', '\\.')}(?![\\d.]*\\d)`).test(text);
}

;// CONCATENATED MODULE: ./src/smtp/network.ts
const TOO_WEAK = {
    title: 'The certificate of the mail server is too weak to be trusted',
    cause: 'Its key or its signature is below what TLS asks for today; the server is not Azure, or a proxy intercepts the connection.',
};
/** Certificate faults by OpenSSL's verify code (Node: "tls.TLSSocket: authorizationError"). */
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
        cause: 'The server is not Azure, or a proxy intercepts the connection.',
    },
    SELF_SIGNED_CERT_IN_CHAIN: {
        title: 'The certificate of the mail server comes from an unknown authority',
        cause: 'A proxy with its own authority intercepts the connection, or smtp-host is a private server.',
    },
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: {
        title: 'The certificate of the mail server comes from an unknown authority',
        cause: 'A proxy with its own authority intercepts the connection, or smtp-host is a private server.',
    },
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: {
        title: 'The certificate of the mail server comes from an unknown authority',
        cause: 'A proxy with its own authority intercepts the connection, or smtp-host is a private server.',
    },
    UNABLE_TO_GET_ISSUER_CERT: {
        title: 'The certificate of the mail server comes from an unknown authority',
        cause: 'A proxy with its own authority intercepts the connection, or smtp-host is a private server.',
    },
    // Node has no name of its own for what OpenSSL finds too weak: keys, digests.
    UNSPECIFIED: TOO_WEAK,
    ERR_SSL_EE_KEY_TOO_SMALL: TOO_WEAK,
    ERR_SSL_CA_KEY_TOO_SMALL: TOO_WEAK,
    ERR_SSL_CA_MD_TOO_WEAK: TOO_WEAK,
    CERT_REVOKED: {
        title: 'The certificate of the mail server is revoked',
        cause: 'Its owner withdrew it.',
    },
};
const OLD_PROTOCOL = /^ERR_SSL_(?:UNSUPPORTED_PROTOCOL|TLSV1_ALERT_PROTOCOL_VERSION|TLSV1_UNRECOGNIZED_NAME|WRONG_VERSION_NUMBER|NO_PROTOCOLS_AVAILABLE|VERSION_TOO_LOW)$/;
const PRIVATE_CA = [
    'If the certificate authority is your own, name its file in the environment variable NODE_EXTRA_CA_CERTS of the step.',
    'There is no switch that turns the check off: the client secret would be sent to whoever answers.',
];
/**
 * What a refused certificate or handshake means.
 *
 * @param code OpenSSL's or Node's code of the failure
 */
function explainCertificate(code) {
    const fault = CERTIFICATE[code];
    if (fault) {
        return {
            title: `${fault.title} (${code})`,
            causes: [fault.cause],
            remedies: PRIVATE_CA,
            anchor: 'certificate',
        };
    }
    if (OLD_PROTOCOL.test(code)) {
        return {
            title: `The mail server offers no TLS 1.2 or later (${code})`,
            causes: ['The server is not Azure, is very old, or does not speak STARTTLS on this port.'],
            remedies: ['Check smtp-host and smtp-port; Azure uses STARTTLS on port 587.'],
            anchor: 'tls-version',
        };
    }
    return undefined;
}
/** System errors by `errno` name (Node: "Common system errors", c-ares codes for DNS). */
function explainSystem(code, at, when) {
    const server = `${at.host}:${at.port}`;
    switch (code) {
        case 'ENOTFOUND':
        case 'ENODATA':
        case 'EDNS':
            return {
                kind: 'dns',
                title: `The name ${at.host} cannot be resolved`,
                causes: ['smtp-host is mistyped, or the runner has no DNS for public names.'],
                remedies: ['Check smtp-host; for the public cloud leave it out (smtp.azurecomm.net).'],
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
                causes: ['The DNS of the runner has a passing fault.'],
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
                    'Open outbound TCP 587 to smtp.azurecomm.net by name (Azure publishes no IP ranges); HTTP proxies do not carry SMTP.',
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

;// CONCATENATED MODULE: ./src/smtp/failure.ts



/**
 * Turns a failure of the mail library into an {@link ActionError}: by reply code, TLS code, system code, the
 * library's own code, in this order, never by English text. The kind is `internal` only where the library was called
 * wrongly or threw what it has no code for; the failure as it came in is the `cause`.
 */
function classifyFailure(raw, at) {
    const detail = { cause: raw };
    const reply = raw.response === undefined ? undefined : readReply(raw.response, at.stage);
    if (reply && reply.code >= 400) {
        const { kind, ...rest } = explainReply(reply);
        return new errors/* ActionError */.l(kind, { ...rest, ...detail, response: reply.text });
    }
    if (raw.code === 'ETIMEDOUT' || raw.originalCode === 'ETIMEDOUT')
        return stalled(at, raw);
    const system = raw.originalCode ?? raw.code ?? '';
    const certificate = explainCertificate(system);
    if (certificate)
        return new errors/* ActionError */.l('tls', { ...certificate, ...detail });
    const known = explainSystem(system, at, stageWord(at.stage)) ?? explainSystem(raw.code ?? '', at, stageWord(at.stage));
    if (at.stage === 'tls' ||
        raw.code === 'ETLS' ||
        system.startsWith('ERR_SSL') ||
        system.startsWith('ERR_TLS')) {
        return new errors/* ActionError */.l('tls', {
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
        return new errors/* ActionError */.l(kind, { ...rest, ...detail });
    }
    if (raw.code === 'ESOCKET')
        return brokenSocket(system, at, raw);
    if (raw.command !== 'API') {
        if (raw.code === 'EMESSAGE' && !reply)
            return tooLarge(raw);
        if (reply || SPOKEN.has(raw.code))
            return strangeAnswer(at, raw);
    }
    return new errors/* ActionError */.l('internal', {
        title: `The mail could not be sent: ${raw.message} (${stageWord(at.stage)})`,
        remedies: ['Please report this with the step debug log (ACTIONS_STEP_DEBUG), which holds no secret.'],
        anchor: 'internal',
        ...detail,
    });
}
/** Codes by which the library finds fault with what the server says (nodemailer: "Error reference"). */
const SPOKEN = new Set(['EPROTOCOL', 'EAUTH', 'EENVELOPE', 'EMESSAGE']);
/** A message above the limit that the server announced (RFC 1870 section 6.1) is not even offered to it. */
function tooLarge(raw) {
    return new errors/* ActionError */.l('rejected', {
        title: 'The message is too large for the server',
        causes: [`The server announced a limit that is below the size of the message (${raw.message}).`],
        remedies: ['Leave attachments out, make them smaller, or link to them.'],
        anchor: 'too-large',
        cause: raw,
    });
}
/**
 * No SMTP reply, or one that does not answer what was asked (RFC 5321 section 4.3.2). The words are kept, cut; at the
 * end of DATA they are left out, for there they settle nothing.
 */
function strangeAnswer(at, raw) {
    const words = at.stage === 'end-of-data' ? undefined : raw.response;
    return new errors/* ActionError */.l('connect', {
        title: `${at.host}:${at.port} does not answer as a mail server (${stageWord(at.stage)})`,
        causes: [
            'smtp-host or smtp-port leads to another service.',
            'A firewall or proxy answers in place of the mail server.',
        ],
        remedies: [
            'Check smtp-host and smtp-port (587); for the public cloud leave smtp-host out (smtp.azurecomm.net).',
            'On a self-hosted runner look at what stands between it and this port.',
        ],
        anchor: 'connection-lost',
        ...(words !== undefined && { response: words.slice(0, MAX_STRANGE) }),
        cause: raw,
    });
}
/** Characters of an answer that is no SMTP reply and may be anything. */
const MAX_STRANGE = 200;
function brokenSocket(code, at, raw) {
    return new errors/* ActionError */.l('connect', {
        title: `The connection to ${at.host}:${at.port} failed (${code}, ${stageWord(at.stage)})`,
        causes: ['The network of the runner has a fault, or something between cut the connection.'],
        remedies: ['Run the step again; on a self-hosted runner look at its network and at what it may reach.'],
        anchor: 'connection-lost',
        retryable: true,
        cause: raw,
    });
}
/** The server said nothing for too long, or the total `timeout` ran out. */
function stalled(at, cause) {
    const isConnecting = at.stage === 'dns' || at.stage === 'connect';
    return new errors/* ActionError */.l('timeout', {
        title: `No answer from ${at.host}:${at.port} in time (${stageWord(at.stage)})`,
        causes: [
            isConnecting
                ? 'A firewall drops outbound connections to this port without a word.'
                : 'The service is overloaded, or a firewall or proxy holds the connection up.',
        ],
        remedies: [
            isConnecting
                ? 'Open outbound TCP 587 to smtp.azurecomm.net by name; GitHub-hosted runners have it open.'
                : 'Run the step again, or give it more time with the timeout input.',
        ],
        anchor: 'timeout',
        retryable: true,
        ...(cause !== undefined && { cause }),
    });
}
/** STARTTLS is missing or was refused: nothing is sent, because the secret would travel in the clear. */
function noStartTls(at, response) {
    return new errors/* ActionError */.l('tls', {
        title: `${at.host}:${at.port} does not offer STARTTLS`,
        causes: [
            'smtp-host is not Azure, or a firewall or virus scanner between strips STARTTLS from the conversation.',
        ],
        remedies: [
            'Check smtp-host and smtp-port (587); on a self-hosted runner turn off SMTP inspection for this host.',
        ],
        anchor: 'no-starttls',
        ...(response !== undefined && { response }),
    });
}
/** Bytes arrived between the reply to STARTTLS and the handshake (CVE-2021-38371 and kin). */
function injectedReplies(at) {
    return new errors/* ActionError */.l('tls', {
        title: `${at.host}:${at.port} sent replies in the clear behind its answer to STARTTLS`,
        causes: ['Someone on the network injects replies into the conversation, or the server is badly broken.'],
        remedies: ['Nothing was sent. Check smtp-host and the network of the runner before you try again.'],
        anchor: 'injected-replies',
    });
}
/** Takes a reply apart. The enhanced code must stand right behind the code to count (RFC 2034 section 3). */
function readReply(response, stage) {
    const match = /^(\d{3})(?:[ -](\d\.\d{1,3}\.\d{1,3})(?![\d.]))?/.exec(response);
    return {
        stage,
        code: Number(match?.[1] ?? 0),
        enhanced: match?.[2] ?? '',
        text: response,
    };
}
/** A refused recipient with the reply that it got. */
function readRefusal(address, response) {
    const { code, enhanced } = readReply(response, 'rcpt');
    return { address, code, enhanced, response };
}
/**
 * Who was refused, where the error is that all recipients were.
 *
 * @param error made by {@link classifyFailure}
 * @returns empty for any other error
 */
function refusalsOf(error) {
    const raw = error.cause;
    return (raw?.rejectedErrors ?? []).map(({ recipient, response, message }) => readRefusal(recipient ?? '', response ?? message));
}
/** The stage as a phrase for a message: "while connecting". */
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
    #onAbort = () => this.#fail?.(this.#judge(stalled(this.situation())));
    #onError = (raw) => {
        const at = this.situation();
        if (raw.code === 'ETLS' && raw.command === 'STARTTLS' && at.stage !== 'tls') {
            this.#fail?.(noStartTls(at, raw.response));
            return;
        }
        const stage = stageOf(raw) ?? at.stage;
        this.#fail?.(this.#judge(classifyFailure(raw, { ...at, stage })));
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
    const connection = new smtp_connection({
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
        throw guard.refuse(injectedReplies(guard.situation()));
    const socket = connection._socket;
    if (socket.encrypted !== true || !socket.authorized)
        throw guard.refuse(noStartTls(guard.situation()));
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
    const rejected = (info?.rejectedErrors ?? []).map((error, index) => readRefusal(error.recipient ?? info?.rejected[index] ?? '', error.response ?? error.message));
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
        const { diagnoseSignIn, explainTokenError } = await __nccwpck_require__.e(/* import() */ 90).then(__nccwpck_require__.bind(__nccwpck_require__, 7090));
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
    const { ASSERTION_AUDIENCE, requestToken } = await __nccwpck_require__.e(/* import() */ 90).then(__nccwpck_require__.bind(__nccwpck_require__, 7090));
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

;// CONCATENATED MODULE: ./src/smtp/deliver.ts



const MAX_ATTEMPTS = 3;
/** Before the second and third try; up to a quarter is added at random so that parallel jobs do not meet again. */
const PAUSES_MS = [2_000, 8_000];
/** The shortest quota window of the service is a minute: trying earlier only lengthens the block. */
const QUOTA_PAUSE_MS = 61_000;
/**
 * Delivers one message, with further tries only where no copy can exist yet: before the message was handed over, or
 * when the server said no with a 4yz reply. A lost reply to the end of DATA is never followed by another try.
 *
 * @param encoded octets of the message, see `encodeMessage`
 * @returns the receipt; `rejected` may hold recipients that the server refused while it took the others
 * @throws DeliveryFailure with the ActionError of the last try as `cause`
 */
async function deliver(envelope, messageId, encoded, options) {
    const { signal, deadline, info, sleep: wait = pause, random = Math.random } = options;
    const { startedAt = performance.now() } = options;
    let opening = options.opening;
    for (let attempt = 1;; attempt++) {
        let session;
        try {
            session = await (opening ?? options.open());
            opening = undefined;
            const sent = await session.send(envelope, encoded);
            return {
                receipt: {
                    isComplete: sent.rejected.length === 0,
                    messageId,
                    ...(sent.serverId !== undefined && { serverId: sent.serverId }),
                    response: sent.response,
                    accepted: sent.accepted,
                    rejected: sent.rejected,
                    attempts: attempt,
                    size: sent.size,
                    timings: {
                        ...session.timings,
                        sendMs: sent.durationMs,
                        totalMs: Math.round(performance.now() - startedAt),
                    },
                    tlsVersion: session.tlsVersion,
                },
                closing: session.quit(),
            };
        }
        catch (error) {
            opening = undefined;
            if (!(error instanceof errors/* ActionError */.l))
                throw error;
            const pauseMs = deliver_pauseBefore(attempt, error, random);
            const remainingMs = deadline - performance.now();
            if (!error.retryable || attempt >= MAX_ATTEMPTS || signal.aborted || pauseMs >= remainingMs) {
                throw new DeliveryFailure(error, attempt);
            }
            info(`${error.title}. Next try in ${Math.ceil(pauseMs / 1000)} s (${attempt + 1} of ${MAX_ATTEMPTS}).`);
            await wait(pauseMs, signal).catch(() => {
                throw new DeliveryFailure(error, attempt);
            });
        }
    }
}
/** The error that ended the last try, how many there were, and who was refused. */
class DeliveryFailure extends Error {
    name = 'DeliveryFailure';
    attempts;
    cause;
    /** The refused recipients with their replies, when it failed because the server refused all of them. */
    rejected;
    constructor(cause, attempts) {
        super(cause.title);
        this.cause = cause;
        this.attempts = attempts;
        const rejected = refusalsOf(cause);
        if (rejected.length > 0)
            this.rejected = rejected;
    }
}
/** A refused quota waits for the next window, and only once: an hour window outlasts any sensible timeout. */
function deliver_pauseBefore(attempt, error, random) {
    if (error.anchor === 'quota')
        return attempt === 1 ? QUOTA_PAUSE_MS : Number.POSITIVE_INFINITY;
    return (PAUSES_MS[attempt - 1] ?? 0) * (1 + random() / 4);
}
async function pause(ms, signal) {
    await (0,promises_.setTimeout)(ms, undefined, { signal });
}

;// CONCATENATED MODULE: ./src/run.ts














/**
 * The action, told in order: mask, read, observe, judge, detail beside connect, compose, deliver, report.
 *
 * Holds the only catch. Whatever happens, the outputs are set before the step turns red, and it turns red in one place.
 *
 * @param runner GitHub's runner, or a stand-in
 * @param env    the runner's environment variables
 */
async function run(runner, env) {
    const startedAt = performance.now();
    // An earlier step may have set it; fetch and the Octokit would obey, and the client secret goes through fetch.
    delete env['NODE_TLS_REJECT_UNAUTHORIZED'];
    const secrets = listSecrets((name) => env[`INPUT_${name.toUpperCase()}`] ?? '');
    for (const value of secrets.everywhere)
        runner.mask(value);
    for (const value of secrets.inLog)
        runner.maskInLog(value);
    const reporter = new Reporter(runner, env);
    let isSoft = false;
    try {
        const read = (name) => runner.input(name);
        const payload = await (0,files/* readPayload */.rD)(env);
        const event = readEvent(env, payload, readContexts(read));
        reporter.showAddresses(event.repo.isPrivate);
        const isDryRun = read('dry-run').toLowerCase() === 'true';
        if (event.withoutSecrets !== undefined && !isDryRun && read('client-secret') === '' && !hasIdToken(env)) {
            await reporter.skipped(WITHOUT_SECRETS[event.withoutSecrets]);
            return;
        }
        const { settings, warnings } = readSettings(read, runner.inputNames(), hasIdToken(env));
        for (const { input, text } of warnings) {
            runner.warning(`The input ${input} ${text}`, { title: 'Check the inputs' });
        }
        isSoft = settings.onError === 'warn';
        const work = {
            runner,
            reporter,
            env,
            event,
            payload,
            settings,
            deadline: startedAt + settings.timeoutMs,
            signal: AbortSignal.timeout(settings.timeoutMs),
        };
        await (settings.verify ? verify(work) : notify(work));
    }
    catch (error) {
        const delivery = error instanceof DeliveryFailure ? error : undefined;
        const failure = asActionError(delivery?.cause ?? error);
        await reporter.failed(failure, isSoft, {
            ...(delivery && {
                attempts: String(delivery.attempts),
                rejected: JSON.stringify(delivery.rejected ?? []),
            }),
        });
    }
}
const WITHOUT_SECRETS = {
    fork: 'The run comes from a fork, and GitHub gives such runs no secrets. To mail about forks, use the workflow_run recipe of docs/recipes.md.',
    dependabot: 'The run was started by Dependabot, and GitHub gives such runs no secrets (only Dependabot secrets). To mail about them, use the workflow_run recipe of docs/recipes.md.',
};
async function verify({ runner, reporter, env, settings, signal }) {
    const session = await signIn(settings, runner, authorityHost(env), signal);
    await Promise.all([
        session.quit(),
        reporter.verified(settings.server, session.tlsVersion, session.timings),
    ]);
}
async function notify(work) {
    const { runner, reporter, env, settings, signal } = work;
    const github = connectGitHub(work, env['GITHUB_API_URL'], signal);
    const observed = await observeOccasion(github, work);
    runner.setOutputs(describeNotice(observed.notice));
    if (observed.skip !== undefined) {
        await reporter.skipped(observed.skip);
        return;
    }
    if (!(await deservesMail(work, observed.notice)))
        return;
    const texts = await (0,enclosures/* readTexts */.Z7)(settings, (0,files/* findFolders */.r0)(env));
    // The wait for GitHub hides the wait for SMTP. SMTP has to wait where GitHub may still say that nobody gets the mail,
    // and where files or long texts may make the mail too large, which is to be known before connecting.
    const canConnectNow = !settings.dryRun &&
        hasFixedRecipient(settings) &&
        !(0,enclosures/* mayBeTooLarge */.kK)(settings, texts) &&
        !(0,policy/* dependsOnJobs */.$j)(observed.notice, settings.policy);
    const open = () => signIn(settings, runner, authorityHost(env), signal);
    const early = canConnectNow ? { opening: open(), startedAt: performance.now() } : undefined;
    early?.opening.catch(() => {
        // Looked at where the mail is delivered; until then nobody waits for it.
    });
    try {
        const detailed = await detailOccasion(github, work, observed);
        const tested = await (0,enclosures/* addTests */.Bi)(detailed.notice, settings, (0,files/* findFolders */.r0)(env));
        const scrub = (text) => runner.scrub(text);
        const { notice, notes } = hideSecrets(tested.notice, settings.redact, scrub);
        logDetails(runner, notice, [...detailed.notes, ...tested.warnings, ...notes], github);
        runner.setOutputs(describeNotice(notice));
        if (!(await deservesMail(work, notice)))
            return;
        const recipients = await resolveRecipients(settings.recipients, notice.people);
        logRecipients(runner, recipients);
        if (recipients.to.length + recipients.cc.length + recipients.bcc.length === 0) {
            await reporter.skipped(nobodyLeft(recipients));
            return;
        }
        // Loaded while the server answers: nothing before this has to know how a mail is written.
        const { writeMail } = await Promise.all(/* import() */[__nccwpck_require__.e(672), __nccwpck_require__.e(101)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2101));
        const { message, encoded } = await writeMail(work, notice, texts, recipients, github);
        if (settings.dryRun) {
            const parts = { eml: encoded, html: message.html, text: message.text };
            await reporter.previewed(message, await (0,files/* writePreview */.EN)((0,files/* findFolders */.r0)(env), parts));
            return;
        }
        await send(work, message, encoded, { open, ...early });
    }
    finally {
        early?.opening.then((session) => session.quit()).catch(() => { });
    }
}
async function send({ runner, reporter, deadline, signal }, message, encoded, session) {
    // What stands if the step is killed from here on; the last value of an output counts.
    runner.setOutputs({ sent: 'unknown' });
    const everyone = [...message.to, ...message.cc, ...message.bcc].map((mailbox) => mailbox.address);
    const { receipt, closing } = await deliver({ from: message.from.address, to: everyone }, message.messageId, encoded, { ...session, signal, deadline, info: (line) => runner.info(line) });
    await Promise.all([closing, reporter.sent(message, receipt)]);
    if (!receipt.isComplete)
        throw partialFailure(receipt);
}
/** Says why not, if not. */
async function deservesMail({ reporter, settings }, notice) {
    if ((0,policy/* dependsOnJobs */.$j)(notice, settings.policy))
        return true;
    const verdict = await (0,policy/* judge */.S4)(notice, settings.policy);
    if (!verdict.send)
        await reporter.skipped(verdict.reason);
    return verdict.send;
}
function logDetails(runner, notice, notes, github) {
    for (const note of notes)
        runner.info(note);
    for (const { sections, reason, fix } of (0,missing/* groupMissing */.M)(notice.missing)) {
        runner.info(`Not in the mail: ${sections.join(', ')}. ${reason}${fix === undefined ? '' : ` To add it: ${fix}`}`);
    }
    for (const { path, status, startedMs, endedMs } of github?.calls ?? []) {
        runner.debug(`GitHub ${path} ${status} ${Math.round(startedMs)}-${Math.round(endedMs)} ms`);
    }
}
/** The first reasons say enough; the log has all of them. */
function nobodyLeft({ dropped }) {
    const reasons = dropped.slice(0, 3).map(({ who, why }) => `${who} ${why}`);
    return `No recipient is left${reasons.length > 0 ? `: ${reasons.join('; ')}` : ''}.`;
}
function logRecipients(runner, { granted, dropped }) {
    for (const { who, why } of granted)
        runner.info(`Recipient ${who}: ${why}`);
    for (const { who, why } of dropped)
        runner.info(`Not a recipient, ${who}: ${why}`);
}
function hasFixedRecipient({ recipients: { to, cc, bcc } }) {
    return [to, cc, bcc].some((list) => list.mailboxes.length > 0);
}
function hasIdToken(env) {
    return Boolean(env['ACTIONS_ID_TOKEN_REQUEST_URL'] && env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']);
}
function authorityHost(env) {
    return env['AZURE_AUTHORITY_HOST'] ?? '';
}


/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 3106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 9635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ issueCommand),
/* harmony export */   s: () => (/* binding */ issue)
/* harmony export */ });
/* harmony import */ var os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(857);
/* harmony import */ var _utils_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4679);


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + os__WEBPACK_IMPORTED_MODULE_0__.EOL);
}
function issue(name, message = '') {
    issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return (0,_utils_js__WEBPACK_IMPORTED_MODULE_1__/* .toCommandValue */ .E)(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return (0,_utils_js__WEBPACK_IMPORTED_MODULE_1__/* .toCommandValue */ .E)(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map

/***/ }),

/***/ 2902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ issueFileCommand),
/* harmony export */   v: () => (/* binding */ prepareKeyValueMessage)
/* harmony export */ });
/* harmony import */ var crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6982);
/* harmony import */ var fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9896);
/* harmony import */ var os__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(857);
/* harmony import */ var _utils_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4679);
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!fs__WEBPACK_IMPORTED_MODULE_1__.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    fs__WEBPACK_IMPORTED_MODULE_1__.appendFileSync(filePath, `${(0,_utils_js__WEBPACK_IMPORTED_MODULE_3__/* .toCommandValue */ .E)(message)}${os__WEBPACK_IMPORTED_MODULE_2__.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID()}`;
    const convertedValue = (0,_utils_js__WEBPACK_IMPORTED_MODULE_3__/* .toCommandValue */ .E)(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${os__WEBPACK_IMPORTED_MODULE_2__.EOL}${convertedValue}${os__WEBPACK_IMPORTED_MODULE_2__.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map

/***/ }),

/***/ 1170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   yo: () => (/* binding */ markdownSummary),
/* harmony export */   z: () => (/* binding */ summary)
/* harmony export */ });
/* unused harmony exports SUMMARY_ENV_VAR, SUMMARY_DOCS_URL */
/* harmony import */ var os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(857);
/* harmony import */ var fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9896);
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = fs__WEBPACK_IMPORTED_MODULE_1__.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, fs__WEBPACK_IMPORTED_MODULE_1__.constants.R_OK | fs__WEBPACK_IMPORTED_MODULE_1__.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return __awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return __awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(os__WEBPACK_IMPORTED_MODULE_0__.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = _summary;
const summary = _summary;
//# sourceMappingURL=summary.js.map

/***/ }),

/***/ 4679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ toCommandValue),
/* harmony export */   k: () => (/* binding */ toCommandProperties)
/* harmony export */ });
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map

/***/ }),

/***/ 2809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   JW: () => (/* binding */ EOTP),
/* harmony export */   TI: () => (/* binding */ isPermanentResponseCode),
/* harmony export */   bV: () => (/* binding */ isTransientError),
/* harmony export */   jK: () => (/* binding */ ERR_ACCESS_DENIED),
/* harmony export */   kX: () => (/* binding */ EFILEACCESS),
/* harmony export */   sb: () => (/* binding */ EFETCH),
/* harmony export */   uk: () => (/* binding */ ESTREAM),
/* harmony export */   xj: () => (/* binding */ EURLACCESS)
/* harmony export */ });
/* unused harmony exports ERROR_CODES, ECONNECTION, ETIMEDOUT, ESOCKET, EDNS, ETLS, EREQUIRETLS, EPROTOCOL, EENVELOPE, EMESSAGE, EABORT, EAUTH, ENOAUTH, EOAUTH2, EMAXLIMIT, EMAXRECIPIENTS, ESENDMAIL, ESES, ECONFIG, EPROXY, createAbortError */
/**
 * Nodemailer Error Codes
 *
 * Centralized error code definitions for consistent error handling.
 *
 * Usage:
 *   import * as errors from './errors.js';
 *   const err: NodemailerError = new Error('Connection closed');
 *   err.code = errors.ECONNECTION;
 */
/**
 * Error code descriptions for documentation and debugging
 */
const ERROR_CODES = {
    // Connection errors
    ECONNECTION: 'Connection closed unexpectedly',
    ETIMEDOUT: 'Connection or operation timed out',
    ESOCKET: 'Socket-level error',
    EDNS: 'DNS resolution failed',
    // TLS/Security errors
    ETLS: 'TLS handshake or STARTTLS failed',
    EREQUIRETLS: 'REQUIRETLS not supported by server (RFC 8689)',
    // Protocol errors
    EPROTOCOL: 'Invalid SMTP server response',
    EENVELOPE: 'Invalid mail envelope (sender or recipients)',
    EMESSAGE: 'Message delivery error',
    EOTP: 'Invalid one-time passcode data (otp option)',
    ESTREAM: 'Stream processing error',
    EABORT: 'Message sending aborted',
    // Authentication errors
    EAUTH: 'Authentication failed',
    ENOAUTH: 'Authentication credentials not provided',
    EOAUTH2: 'OAuth2 token generation or refresh error',
    // Resource errors
    EMAXLIMIT: 'Pool resource limit reached (max messages per connection)',
    EMAXRECIPIENTS: 'Recipient count exceeds maxRecipients',
    // Transport-specific errors
    ESENDMAIL: 'Sendmail command error',
    ESES: 'AWS SES transport error',
    // Configuration and access errors
    ECONFIG: 'Invalid configuration',
    EPROXY: 'Proxy connection error',
    EFILEACCESS: 'File access rejected (disableFileAccess is set)',
    EURLACCESS: 'URL access rejected (disableUrlAccess is set)',
    EFETCH: 'HTTP fetch error'
};
// Error codes as string constants
const ECONNECTION = 'ECONNECTION';
const ETIMEDOUT = 'ETIMEDOUT';
const ESOCKET = 'ESOCKET';
const EDNS = 'EDNS';
const ETLS = 'ETLS';
const EREQUIRETLS = 'EREQUIRETLS';
const EPROTOCOL = 'EPROTOCOL';
const EENVELOPE = 'EENVELOPE';
const EMESSAGE = 'EMESSAGE';
const EOTP = 'EOTP';
const ESTREAM = 'ESTREAM';
const EABORT = 'EABORT';
const EAUTH = 'EAUTH';
const ENOAUTH = 'ENOAUTH';
const EOAUTH2 = 'EOAUTH2';
const EMAXLIMIT = 'EMAXLIMIT';
const EMAXRECIPIENTS = 'EMAXRECIPIENTS';
const ESENDMAIL = 'ESENDMAIL';
const ESES = 'ESES';
const ECONFIG = 'ECONFIG';
const EPROXY = 'EPROXY';
const EFILEACCESS = 'EFILEACCESS';
const EURLACCESS = 'EURLACCESS';
const EFETCH = 'EFETCH';
/** Creates the error reported when a caller cancels an individual send. @internal */
const createAbortError = (signal) => {
    const err = new Error('Message sending aborted', { cause: signal.reason });
    err.name = 'AbortError';
    err.code = EABORT;
    return err;
};
/**
 * Tells whether the error ended the connection rather than rejected what was sent over it
 */
const isTransientError = (err) => err.responseCode === 421 || err.code === ECONNECTION || err.code === ESOCKET || err.code === ETIMEDOUT;
/**
 * Tells whether an SMTP reply code is a permanent rejection, one that retrying the same
 * message would get again. RFC 5321 makes every 5yz reply a permanent negative completion
 * and every 4yz reply a transient one. 503 (bad sequence of commands) is the exception: it
 * says the session was in the wrong state for the command rather than that the message was
 * refused, so the same message can go through on a new connection. 2yz and 3yz replies are
 * only an error when the client expected something else, and are not permanent either.
 *
 * @param responseCode SMTP reply code
 * @returns true for a permanent rejection
 */
const isPermanentResponseCode = (responseCode) => responseCode >= 500 && responseCode < 600 && responseCode !== 503;
/**
 * Code Node.js sets on an error when its permission model (`--permission`) denies an
 * operation. It is not replaced with the Nodemailer code of the failing step (`ESOCKET`,
 * `EDNS`, `EFETCH`, ...), so a missing grant such as `--allow-net` stays recognizable.
 */
const ERR_ACCESS_DENIED = 'ERR_ACCESS_DENIED';


/***/ }),

/***/ 9354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  A: () => (/* binding */ fetch)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(7067);
;// CONCATENATED MODULE: external "node:https"
const external_node_https_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
// EXTERNAL MODULE: ./node_modules/nodemailer/dist/esm/shared/url.js
var shared_url = __nccwpck_require__(1093);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __nccwpck_require__(8522);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(7075);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(7030);
;// CONCATENATED MODULE: ./node_modules/nodemailer/dist/esm/fetch/cookies.js
// module to handle cookies


const SESSION_TIMEOUT = 1800; // 30 min
/**
 * Creates a biskviit cookie jar for managing cookie values in memory
 *
 * @constructor
 * @param [options] Optional options object
 */
class Cookies {
    constructor(options) {
        this.options = options || {};
        this.cookies = [];
    }
    /**
     * Stores a cookie string to the cookie storage
     *
     * @param cookieStr Value from the 'Set-Cookie:' header
     * @param url Current URL
     */
    set(cookieStr, url) {
        const urlparts = shared_url/* parse */.q(url || '');
        const cookie = this.parse(cookieStr);
        let domain;
        if (cookie.domain) {
            domain = cookie.domain.replace(/^\./, '');
            // do not allow cross origin cookies. There is no public suffix list here, so a
            // multi-label suffix like 'co.uk' can not be told apart from a registrable domain
            if (
            // can't be valid if the requested domain is shorter than current hostname
            urlparts.hostname.length < domain.length ||
                // a top level domain is not a valid scope, 'Domain=com' would otherwise be
                // sent to every .com host. A trailing dot does not make 'com.' any better
                domain.indexOf('.') < 0 ||
                domain.endsWith('.') ||
                // an IP address has no subdomains, so cookies set on it stay host-only
                external_node_net_.isIP(urlparts.hostname) ||
                // prefix domains with dot to be sure that partial matches are not used
                !('.' + urlparts.hostname).endsWith('.' + domain)) {
                cookie.domain = urlparts.hostname;
            }
        }
        else {
            cookie.domain = urlparts.hostname;
        }
        if (!cookie.path) {
            cookie.path = this.getPath(urlparts.pathname);
        }
        // if no expire date, then use sessionTimeout value
        if (!cookie.expires) {
            cookie.expires = new Date(Date.now() + (Number(this.options.sessionTimeout || SESSION_TIMEOUT) || SESSION_TIMEOUT) * 1000);
        }
        return this.add(cookie);
    }
    /**
     * Returns cookie string for the 'Cookie:' header.
     *
     * @param url URL to check for
     * @returns Cookie header or empty string if no matches were found
     */
    get(url) {
        return this.list(url)
            .map(cookie => cookie.name + '=' + cookie.value)
            .join('; ');
    }
    /**
     * Lists all valied cookie objects for the specified URL
     *
     * @param url URL to check for
     * @returns An array of cookie objects
     */
    list(url) {
        const result = [];
        for (let i = this.cookies.length - 1; i >= 0; i--) {
            const cookie = this.cookies[i];
            if (this.isExpired(cookie)) {
                this.cookies.splice(i, 1);
                continue;
            }
            if (this.match(cookie, url)) {
                result.unshift(cookie);
            }
        }
        return result;
    }
    /**
     * Parses cookie string from the 'Set-Cookie:' header
     *
     * @param cookieStr String from the 'Set-Cookie:' header
     * @returns Cookie object
     */
    parse(cookieStr) {
        const cookie = {};
        let hasNameValue = false;
        let hasMaxAge = false;
        (cookieStr || '')
            .toString()
            .split(';')
            .forEach(cookiePart => {
            if (!cookiePart.trim()) {
                // skip empty parts
                return;
            }
            const valueParts = cookiePart.split('=');
            const name = valueParts.shift().trim();
            let value = valueParts.join('=').trim();
            let domain;
            // the first part is always the name-value pair, so a cookie named
            // like an attribute is not mistaken for one (RFC 6265 section 5.2)
            if (!hasNameValue) {
                hasNameValue = true;
                if (name) {
                    // cookie names are case-sensitive, only attribute names are not
                    cookie.name = name;
                    cookie.value = value;
                }
                return;
            }
            switch (name.toLowerCase()) {
                case 'expires': {
                    const expires = new Date(value);
                    // ignore date if can not parse it
                    if (expires.toString() !== 'Invalid Date' && !hasMaxAge) {
                        // Max-Age has precedence when both attributes are present (RFC 6265 5.3)
                        cookie.expires = expires;
                    }
                    break;
                }
                case 'path':
                    cookie.path = value;
                    break;
                case 'domain':
                    domain = value.toLowerCase();
                    if (domain.length && domain.charAt(0) !== '.') {
                        domain = '.' + domain; // ensure preceeding dot for user set domains
                    }
                    cookie.domain = domain;
                    break;
                case 'max-age':
                    cookie.expires = new Date(Date.now() + (Number(value) || 0) * 1000);
                    hasMaxAge = true;
                    break;
                case 'secure':
                    cookie.secure = true;
                    break;
                case 'httponly':
                    cookie.httponly = true;
                    break;
            }
        });
        return cookie;
    }
    /**
     * Checks if a cookie object is valid for a specified URL
     *
     * @param cookie Cookie object
     * @param url URL to check for
     * @returns true if cookie is valid for specifiec URL
     */
    match(cookie, url) {
        const urlparts = shared_url/* parse */.q(url || '');
        // check if hostname matches
        // .foo.com also matches subdomains, foo.com does not
        if (urlparts.hostname !== cookie.domain &&
            (cookie.domain.charAt(0) !== '.' || ('.' + urlparts.hostname).substr(-cookie.domain.length) !== cookie.domain)) {
            return false;
        }
        // check if the request path path-matches the cookie path (RFC 6265 section 5.1.4):
        // identical paths match, otherwise the cookie path must be a directory prefix
        const pathname = urlparts.pathname || '/';
        const cookiePath = cookie.path;
        const pathMatches = pathname === cookiePath || (pathname.startsWith(cookiePath) && (cookiePath.endsWith('/') || pathname.charAt(cookiePath.length) === '/'));
        if (!pathMatches) {
            return false;
        }
        // check secure argument
        if (cookie.secure && urlparts.protocol !== 'https:') {
            return false;
        }
        return true;
    }
    /**
     * Adds (or updates/removes if needed) a cookie object to the cookie storage
     *
     * @param cookie Cookie value to be stored
     */
    add(cookie) {
        // nothing to do here
        if (!cookie || !cookie.name) {
            return false;
        }
        // overwrite if has same params
        for (let i = 0, len = this.cookies.length; i < len; i++) {
            if (this.compare(this.cookies[i], cookie)) {
                // check if the cookie needs to be removed instead
                if (this.isExpired(cookie)) {
                    this.cookies.splice(i, 1); // remove expired/unset cookie
                    return false;
                }
                this.cookies[i] = cookie;
                return true;
            }
        }
        // add as new if not already expired
        if (!this.isExpired(cookie)) {
            this.cookies.push(cookie);
        }
        return true;
    }
    /**
     * Checks if two cookie objects are the same
     *
     * @param a Cookie to check against
     * @param b Cookie to check against
     * @returns True, if the cookies are the same
     */
    compare(a, b) {
        return a.name === b.name && a.path === b.path && a.domain === b.domain && a.secure === b.secure && a.httponly === b.httponly;
    }
    /**
     * Checks if a cookie is expired
     *
     * @param cookie Cookie object to check against
     * @returns True, if the cookie is expired
     */
    isExpired(cookie) {
        return (cookie.expires && cookie.expires < new Date()) || !cookie.value;
    }
    /**
     * Returns the default path for an URL path argument, the default-path of
     * RFC 6265 section 5.1.4. A cookie that carries no Path attribute is scoped
     * to the directory of the URL it was set from
     *
     * @param pathname
     * @returns Default path
     */
    getPath(pathname) {
        const pathParts = (pathname || '/').split('/');
        pathParts.pop(); // remove filename part
        const path = pathParts.join('/').trim();
        // a path that holds no more than one '/' is scoped to the root path, and so
        // is one that does not start with '/' at all
        if (path.charAt(0) !== '/') {
            return '/';
        }
        return path;
    }
}
/* harmony default export */ const fetch_cookies = (Cookies);

// EXTERNAL MODULE: ./node_modules/nodemailer/dist/esm/package-info.js
var package_info = __nccwpck_require__(9701);
// EXTERNAL MODULE: ./node_modules/nodemailer/dist/esm/errors.js
var errors = __nccwpck_require__(2809);
// EXTERNAL MODULE: ./node_modules/nodemailer/dist/esm/shared/objects.js
var objects = __nccwpck_require__(7212);
;// CONCATENATED MODULE: ./node_modules/nodemailer/dist/esm/fetch/index.js










const MAX_REDIRECTS = 5;
// a stalled server would otherwise hold the request, and whatever waits on it, open forever
const DEFAULT_TIMEOUT = 60 * 1000;
// the inactivity timeout above is reset by every byte, so a server dripping one within each
// window could still hold the request, and the message being built from it, open for as
// long as it liked. The whole request, redirects included, has to be done within this
const DEFAULT_MAX_TIME = 2 * 60 * 1000;
// the body is usually buffered in memory by the caller, so an unbounded download is refused
const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;
// Only genuine TLS settings are taken from options.tls. That object reaches us straight
// from a user supplied attachment (content.tls), so keys like host, port, path, socketPath
// or lookup would otherwise repoint the request at a destination that never went through
// the URL checks below.
//
// The source of truth is the tls.connect() option list in the Node docs. A key missing
// here is dropped silently, so extend this list rather than working around it.
const TLS_OPTION_KEYS = [
    'ALPNProtocols',
    'ca',
    'cert',
    'checkServerIdentity',
    'ciphers',
    'crl',
    'dhparam',
    'ecdhCurve',
    'honorCipherOrder',
    'key',
    'maxVersion',
    'minVersion',
    'passphrase',
    'pfx',
    'rejectUnauthorized',
    'secureContext',
    'secureOptions',
    'secureProtocol',
    'servername',
    'sessionIdContext',
    'sigalgs'
];
/**
 * Marks an error of the request as a fetch error, unless it is a permission model
 * denial, which keeps its own code (see ERR_ACCESS_DENIED)
 *
 * @param err Error to mark
 */
function setFetchCode(err) {
    if (err.code !== errors/* ERR_ACCESS_DENIED */.jK) {
        err.code = errors/* EFETCH */.sb;
    }
}
/**
 * Resolves a URL only if it is one this module is willing to request.
 *
 * urllib.parse throws for a host that contains forbidden bytes, and it is called for
 * every URL that reaches nmfetch, including ones that arrive from a message attachment
 * or from a redirect Location header. An uncaught throw here takes the process down,
 * so a URL that does not parse is reported the same way as one with a scheme we refuse.
 *
 * @param url URL to parse
 * @returns Parsed URL, or false if it is not a usable http(s) URL
 */
function parseFetchUrl(url) {
    let parsed;
    try {
        parsed = shared_url/* parse */.q(url);
    }
    catch (_err) {
        return false;
    }
    if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') {
        return false;
    }
    return parsed;
}
// the port a request to the URL goes to, explicit or the default of its scheme
function fetchPort(parsed) {
    return parsed.port ? Number(parsed.port) : parsed.protocol === 'https:' ? 443 : 80;
}
function nmfetch(url, options) {
    options = options || {};
    options.fetchRes = options.fetchRes || new external_node_stream_.PassThrough();
    options.cookies = options.cookies || new fetch_cookies();
    options.redirects = options.redirects || 0;
    options.maxRedirects = isNaN(options.maxRedirects) ? MAX_REDIRECTS : options.maxRedirects;
    if (!options.deadline) {
        options.maxTime = typeof options.maxTime === 'number' && options.maxTime >= 0 ? options.maxTime : DEFAULT_MAX_TIME;
        // the one deadline is shared with the requests the redirects lead to, every hop
        // gets the time that is left rather than starting over
        options.deadline = options.maxTime ? Date.now() + options.maxTime : 0;
    }
    const fetchRes = options.fetchRes;
    const parsed = parseFetchUrl(url);
    if (!parsed) {
        // Only http(s) URLs can be fetched. Any other scheme (file:, gopher:, a
        // protocol-relative redirect target etc.) would otherwise be silently served over
        // plain HTTP, possibly against an unintended host. Bail out before the cookie jar
        // is touched so a refused URL can not seed it, and release a caller supplied body:
        // this is the one exit that runs before the error handler below is attached to it,
        // so an error on that stream would have nowhere to go and the fd or socket behind
        // it would never be released.
        if (options.body && typeof options.body.destroy === 'function') {
            options.body.on('error', () => false);
            options.body.destroy();
        }
        setImmediate(() => {
            const err = new Error('Unsupported protocol for URL ' + url);
            err.code = errors/* EFETCH */.sb;
            err.sourceUrl = url;
            fetchRes.emit('error', err);
        });
        return fetchRes;
    }
    if (options.cookie) {
        [].concat(options.cookie || []).forEach(cookie => {
            options.cookies.set(cookie, url);
        });
        options.cookie = false;
    }
    let method = (options.method || '').toString().trim().toUpperCase() || 'GET';
    let finished = false;
    let cookies;
    let body;
    const handler = parsed.protocol === 'https:' ? external_node_https_namespaceObject : external_node_http_;
    const headers = {
        'accept-encoding': 'gzip,deflate',
        'user-agent': 'nodemailer/' + package_info/* version */.rE
    };
    Object.keys(options.headers || {}).forEach(key => {
        // options.headers is the caller's httpHeaders, straight off an attachment
        if ((0,objects/* isProtoKey */.a)(key.toLowerCase().trim())) {
            return;
        }
        headers[key.toLowerCase().trim()] = options.headers[key];
    });
    if (options.userAgent) {
        headers['user-agent'] = options.userAgent;
    }
    if (parsed.auth) {
        headers.Authorization = 'Basic ' + Buffer.from(parsed.auth).toString('base64');
    }
    if ((cookies = options.cookies.get(url))) {
        headers.cookie = cookies;
    }
    if (options.body) {
        if (options.contentType !== false) {
            headers['Content-Type'] = options.contentType || 'application/x-www-form-urlencoded';
        }
        if (typeof options.body.pipe === 'function') {
            // it's a stream
            headers['Transfer-Encoding'] = 'chunked';
            body = options.body;
            body.on('error', (err) => {
                if (finished) {
                    return;
                }
                finished = true;
                setFetchCode(err);
                err.sourceUrl = url;
                fetchRes.emit('error', err);
            });
        }
        else {
            if (options.body instanceof Buffer) {
                body = options.body;
            }
            else if (typeof options.body === 'object') {
                try {
                    // encodeURIComponent can fail on invalid input (partial emoji etc.)
                    body = Buffer.from(Object.keys(options.body)
                        .map(key => {
                        const value = options.body[key].toString().trim();
                        return encodeURIComponent(key) + '=' + encodeURIComponent(value);
                    })
                        .join('&'));
                }
                catch (E) {
                    // the caller attaches its error listener once nmfetch has returned, so
                    // the error is emitted on the next tick and the stream is handed back
                    // the way every other failure is reported
                    finished = true;
                    E.code = errors/* EFETCH */.sb;
                    E.sourceUrl = url;
                    setImmediate(() => fetchRes.emit('error', E));
                    return fetchRes;
                }
            }
            else {
                body = Buffer.from(options.body.toString().trim());
            }
            headers['Content-Type'] = options.contentType || 'application/x-www-form-urlencoded';
            headers['Content-Length'] = body.length;
        }
        // if method is not provided, use POST instead of GET
        method = (options.method || '').toString().trim().toUpperCase() || 'POST';
    }
    let req;
    const reqOptions = {
        method,
        host: parsed.hostname,
        path: parsed.path,
        port: fetchPort(parsed),
        headers,
        // Validate TLS certificates by default. Callers that genuinely need to
        // reach a self-signed/internal host opt out explicitly with
        // options.tls = { rejectUnauthorized: false }.
        rejectUnauthorized: true,
        agent: false
    };
    if (options.tls) {
        // see TLS_OPTION_KEYS
        Object.keys(options.tls).forEach(key => {
            if (TLS_OPTION_KEYS.includes(key)) {
                reqOptions[key] = options.tls[key];
            }
        });
    }
    if (parsed.protocol === 'https:' && parsed.hostname && parsed.hostname !== reqOptions.host && !external_node_net_.isIP(parsed.hostname) && !reqOptions.servername) {
        reqOptions.servername = parsed.hostname;
    }
    try {
        req = handler.request(reqOptions);
    }
    catch (E) {
        finished = true;
        setImmediate(() => {
            setFetchCode(E);
            E.sourceUrl = url;
            fetchRes.emit('error', E);
        });
        return fetchRes;
    }
    // the whole request has to be done by options.deadline, see maxTime. The timer is
    // released on every way out of the request, so it never outlives it
    let deadlineTimer;
    const clearDeadline = () => {
        if (deadlineTimer) {
            clearTimeout(deadlineTimer);
            deadlineTimer = undefined;
        }
    };
    // reports the first failure of this request on fetchRes and releases the request
    const fail = (err, sourceUrl = url) => {
        if (finished) {
            return;
        }
        finished = true;
        clearDeadline();
        setFetchCode(err);
        err.sourceUrl = sourceUrl;
        fetchRes.emit('error', err);
        req.abort();
    };
    const timeout = typeof options.timeout === 'number' && options.timeout >= 0 ? options.timeout : DEFAULT_TIMEOUT;
    if (timeout) {
        req.setTimeout(timeout, () => fail(new Error('Request Timeout')));
    }
    if (options.deadline) {
        deadlineTimer = setTimeout(() => fail(new Error('Request exceeded the allowed ' + options.maxTime + ' ms')), Math.max(options.deadline - Date.now(), 1));
        // a pending deadline is no reason to keep the process alive
        deadlineTimer.unref();
    }
    req.on('error', (err) => fail(err));
    // a consumer that destroys the response stream before it ended does not want the rest of
    // the body, release the request now instead of when the timeout fires
    fetchRes.once('close', () => {
        clearDeadline();
        if (finished || fetchRes.readableEnded) {
            return;
        }
        finished = true;
        req.destroy();
    });
    req.on('response', res => {
        let inflate;
        if (finished) {
            return;
        }
        switch (res.headers['content-encoding']) {
            case 'gzip':
            case 'deflate':
                inflate = external_node_zlib_.createUnzip();
                break;
        }
        if (res.headers['set-cookie']) {
            [].concat(res.headers['set-cookie'] || []).forEach(cookie => {
                options.cookies.set(cookie, url);
            });
        }
        if ([301, 302, 303, 307, 308].includes(res.statusCode) && res.headers.location) {
            // redirect
            options.redirects++;
            if (options.redirects > options.maxRedirects) {
                return fail(new Error('Maximum redirect count exceeded'));
            }
            // redirect does not include POST body
            options.method = 'GET';
            options.body = false;
            let redirectUrl;
            try {
                redirectUrl = shared_url/* resolve */.h(url, res.headers.location);
            }
            catch (_err) {
                // the legacy resolver throws on a Location the WHATWG parser also refused,
                // so fall through to the check below with what the server actually sent
                redirectUrl = res.headers.location;
            }
            const redirectParsed = parseFetchUrl(redirectUrl);
            if (!redirectParsed) {
                // Refuse the redirect target here rather than leaving it to the recursive
                // call: that call gets its own `finished` flag and no handle on this
                // request, so this one would stay open and could emit a second error on
                // the shared fetchRes once it times out. Callers listen with req.once().
                return fail(new Error('Unsupported protocol for URL ' + redirectUrl), redirectUrl);
            }
            // Do not forward credentials when the redirect leaves the origin: a different
            // scheme, host or port is a different security context (an https to http
            // downgrade would also put them on the wire in cleartext). Strip sensitive
            // request headers so an attacker who controls the redirect target cannot
            // harvest them.
            const crossOrigin = redirectParsed.protocol !== parsed.protocol || redirectParsed.hostname !== parsed.hostname || fetchPort(redirectParsed) !== fetchPort(parsed);
            if (options.headers && crossOrigin) {
                const sensitive = ['authorization', 'cookie', 'proxy-authorization'];
                Object.keys(options.headers).forEach(key => {
                    // normalized the way the request headers are built above, a padded name is sent too
                    if (sensitive.includes(key.toLowerCase().trim())) {
                        delete options.headers[key];
                    }
                });
            }
            // this request is done with, release it so its socket and timeout do not
            // outlive it and report a late error on the shared fetchRes
            finished = true;
            clearDeadline();
            res.resume();
            req.abort();
            return nmfetch(redirectUrl, options);
        }
        fetchRes.statusCode = res.statusCode;
        fetchRes.headers = res.headers;
        if (res.statusCode >= 300 && !options.allowErrorResponse) {
            return fail(new Error('Invalid status code ' + res.statusCode));
        }
        res.on('error', (err) => fail(err));
        // the response is in, whatever is left of it is in memory and no longer on the network
        res.once('end', () => clearDeadline());
        const maxBytes = typeof options.maxBytes === 'number' && options.maxBytes > 0 ? options.maxBytes : DEFAULT_MAX_BYTES;
        const source = inflate || res;
        let received = 0;
        source.on('data', (chunk) => {
            received += chunk.length;
            if (received <= maxBytes || finished) {
                return;
            }
            source.unpipe(fetchRes);
            fail(new Error('Response size exceeds the allowed ' + maxBytes + ' bytes'));
        });
        if (inflate) {
            res.pipe(inflate).pipe(fetchRes);
            inflate.on('error', (err) => fail(err));
        }
        else {
            res.pipe(fetchRes);
        }
    });
    setImmediate(() => {
        if (body) {
            try {
                if (typeof body.pipe === 'function') {
                    return body.pipe(req);
                }
                req.write(body);
            }
            catch (err) {
                return fail(err);
            }
        }
        req.end();
    });
    return fetchRes;
}
nmfetch.Cookies = fetch_cookies;
nmfetch.DEFAULT_TIMEOUT = DEFAULT_TIMEOUT;
nmfetch.DEFAULT_MAX_TIME = DEFAULT_MAX_TIME;
/* harmony default export */ const fetch = (nmfetch);


/***/ }),

/***/ 9701:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   rE: () => (/* binding */ version)
/* harmony export */ });
/* unused harmony exports name, homepage */
// Generated by scripts/build.js from package.json. Do not edit by hand.
const name = 'nodemailer';
const version = '10.6.0';
const homepage = 'https://nodemailer.com/';


/***/ }),

/***/ 7278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Pk: () => (/* binding */ toUnicode),
/* harmony export */   tl: () => (/* binding */ toASCII)
/* harmony export */ });
/* unused harmony exports version, ucs2, decode, encode */
/*

Copied from https://github.com/mathiasbynens/punycode.js/blob/ef3505c8abb5143a00d53ce59077c9f7f4b2ac47/punycode.js

Copyright Mathias Bynens <https://mathiasbynens.be/>

Permission is hereby granted, free of charge, to any person obtaining
a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including
without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to
permit persons to whom the Software is furnished to do so, subject to
the following conditions:

The above copyright notice and this permission notice shall be
included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND,
EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE
LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION
OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION
WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

*/
/* eslint callback-return: 0, no-bitwise: 0, eqeqeq: 0, prefer-arrow-callback: 0 */
/** Highest positive signed 32-bit float value */
const maxInt = 2147483647; // aka. 0x7FFFFFFF or 2^31-1
/** Bootstring parameters */
const base = 36;
const tMin = 1;
const tMax = 26;
const skew = 38;
const damp = 700;
const initialBias = 72;
const initialN = 128; // 0x80
const delimiter = '-'; // '\x2D'
/** Regular expressions */
const regexPunycode = /^xn--/;
const regexNonASCII = /[^\0-\x7F]/; // Note: U+007F DEL is excluded too.
const regexSeparators = /[\x2E\u3002\uFF0E\uFF61]/g; // RFC 3490 separators
/** Error messages */
const errors = {
    overflow: 'Overflow: input needs wider integers to process',
    'not-basic': 'Illegal input >= 0x80 (not a basic code point)',
    'invalid-input': 'Invalid input'
};
/** Convenience shortcuts */
const baseMinusTMin = base - tMin;
const floor = Math.floor;
const stringFromCharCode = String.fromCharCode;
/*--------------------------------------------------------------------------*/
/**
 * A generic error utility function.
 * @private
 * @param type The error type.
 * @returns Throws a `RangeError` with the applicable error message.
 */
function error(type) {
    throw new RangeError(errors[type]);
}
/**
 * A generic `Array#map` utility function.
 * @private
 * @param array The array to iterate over.
 * @param callback The function that gets called for every array
 * item.
 * @returns A new array of values returned by the callback function.
 */
function map(array, callback) {
    const result = [];
    let length = array.length;
    while (length--) {
        result[length] = callback(array[length]);
    }
    return result;
}
/**
 * A simple `Array#map`-like wrapper to work with domain name strings or email
 * addresses.
 * @private
 * @param domain The domain name or email address.
 * @param callback The function that gets called for every
 * character.
 * @returns A new string of characters returned by the callback
 * function.
 */
function mapDomain(domain, callback) {
    const parts = domain.split('@');
    let result = '';
    if (parts.length > 1) {
        // In email addresses, only the domain name should be punycoded. Leave
        // the local part (i.e. everything up to `@`) intact.
        result = parts[0] + '@';
        domain = parts[1];
    }
    // Avoid `split(regex)` for IE8 compatibility. See #17.
    domain = domain.replace(regexSeparators, '\x2E');
    const labels = domain.split('.');
    const encoded = map(labels, callback).join('.');
    return result + encoded;
}
/**
 * Creates an array containing the numeric code points of each Unicode
 * character in the string. While JavaScript uses UCS-2 internally,
 * this function will convert a pair of surrogate halves (each of which
 * UCS-2 exposes as separate characters) into a single code point,
 * matching UTF-16.
 * @see `punycode.ucs2.encode`
 * @see <https://mathiasbynens.be/notes/javascript-encoding>
 * @memberOf punycode.ucs2
 * @name decode
 * @param string The Unicode input string (UCS-2).
 * @returns The new array of code points.
 */
function ucs2decode(string) {
    const output = [];
    let counter = 0;
    const length = string.length;
    while (counter < length) {
        const value = string.charCodeAt(counter++);
        if (value >= 0xd800 && value <= 0xdbff && counter < length) {
            // It's a high surrogate, and there is a next character.
            const extra = string.charCodeAt(counter++);
            if ((extra & 0xfc00) == 0xdc00) {
                // Low surrogate.
                output.push(((value & 0x3ff) << 10) + (extra & 0x3ff) + 0x10000);
            }
            else {
                // It's an unmatched surrogate; only append this code unit, in case the
                // next code unit is the high surrogate of a surrogate pair.
                output.push(value);
                counter--;
            }
        }
        else {
            output.push(value);
        }
    }
    return output;
}
/**
 * Creates a string based on an array of numeric code points.
 * @see `punycode.ucs2.decode`
 * @memberOf punycode.ucs2
 * @name encode
 * @param codePoints The array of numeric code points.
 * @returns The new Unicode string (UCS-2).
 */
const ucs2encode = (codePoints) => String.fromCodePoint(...codePoints);
/**
 * Converts a basic code point into a digit/integer.
 * @see `digitToBasic()`
 * @private
 * @param codePoint The basic numeric code point value.
 * @returns The numeric value of a basic code point (for use in
 * representing integers) in the range `0` to `base - 1`, or `base` if
 * the code point does not represent a value.
 */
const basicToDigit = function (codePoint) {
    if (codePoint >= 0x30 && codePoint < 0x3a) {
        return 26 + (codePoint - 0x30);
    }
    if (codePoint >= 0x41 && codePoint < 0x5b) {
        return codePoint - 0x41;
    }
    if (codePoint >= 0x61 && codePoint < 0x7b) {
        return codePoint - 0x61;
    }
    return base;
};
/**
 * Converts a digit/integer into a basic code point.
 * @see `basicToDigit()`
 * @private
 * @param digit The numeric value of a basic code point.
 * @param flag Non-zero to use the uppercase form of the code point.
 * @returns The basic code point whose value (when used for
 * representing integers) is `digit`, which needs to be in the range
 * `0` to `base - 1`. If `flag` is non-zero, the uppercase form is
 * used; else, the lowercase form is used. The behavior is undefined
 * if `flag` is non-zero and `digit` has no uppercase form.
 */
const digitToBasic = function (digit, flag) {
    //  0..25 map to ASCII a..z or A..Z
    // 26..35 map to ASCII 0..9
    return digit + 22 + 75 * Number(digit < 26) - (Number(flag != 0) << 5);
};
/**
 * Bias adaptation function as per section 3.4 of RFC 3492.
 * https://tools.ietf.org/html/rfc3492#section-3.4
 * @private
 */
const adapt = function (delta, numPoints, firstTime) {
    let k = 0;
    delta = firstTime ? floor(delta / damp) : delta >> 1;
    delta += floor(delta / numPoints);
    for (; /* no initialization */ delta > (baseMinusTMin * tMax) >> 1; k += base) {
        delta = floor(delta / baseMinusTMin);
    }
    return floor(k + ((baseMinusTMin + 1) * delta) / (delta + skew));
};
/**
 * Converts a Punycode string of ASCII-only symbols to a string of Unicode
 * symbols.
 * @memberOf punycode
 * @param input The Punycode string of ASCII-only symbols.
 * @returns The resulting string of Unicode symbols.
 */
const decode = function (input) {
    // Don't use UCS-2.
    const output = [];
    const inputLength = input.length;
    let i = 0;
    let n = initialN;
    let bias = initialBias;
    // Handle the basic code points: let `basic` be the number of input code
    // points before the last delimiter, or `0` if there is none, then copy
    // the first basic code points to the output.
    let basic = input.lastIndexOf(delimiter);
    if (basic < 0) {
        basic = 0;
    }
    for (let j = 0; j < basic; ++j) {
        // if it's not a basic code point
        if (input.charCodeAt(j) >= 0x80) {
            error('not-basic');
        }
        output.push(input.charCodeAt(j));
    }
    // Main decoding loop: start just after the last delimiter if any basic code
    // points were copied; start at the beginning otherwise.
    for (let index = basic > 0 ? basic + 1 : 0; index < inputLength /* no final expression */;) {
        // `index` is the index of the next character to be consumed.
        // Decode a generalized variable-length integer into `delta`,
        // which gets added to `i`. The overflow checking is easier
        // if we increase `i` as we go, then subtract off its starting
        // value at the end to obtain `delta`.
        const oldi = i;
        for (let w = 1, k = base /* no condition */;; k += base) {
            if (index >= inputLength) {
                error('invalid-input');
            }
            const digit = basicToDigit(input.charCodeAt(index++));
            if (digit >= base) {
                error('invalid-input');
            }
            if (digit > floor((maxInt - i) / w)) {
                error('overflow');
            }
            i += digit * w;
            const t = k <= bias ? tMin : k >= bias + tMax ? tMax : k - bias;
            if (digit < t) {
                break;
            }
            const baseMinusT = base - t;
            if (w > floor(maxInt / baseMinusT)) {
                error('overflow');
            }
            w *= baseMinusT;
        }
        const out = output.length + 1;
        bias = adapt(i - oldi, out, oldi == 0);
        // `i` was supposed to wrap around from `out` to `0`,
        // incrementing `n` each time, so we'll fix that now:
        if (floor(i / out) > maxInt - n) {
            error('overflow');
        }
        n += floor(i / out);
        i %= out;
        // Insert `n` at position `i` of the output.
        output.splice(i++, 0, n);
    }
    return String.fromCodePoint(...output);
};
/**
 * Converts a string of Unicode symbols (e.g. a domain name label) to a
 * Punycode string of ASCII-only symbols.
 * @memberOf punycode
 * @param input The string of Unicode symbols.
 * @returns The resulting Punycode string of ASCII-only symbols.
 */
const encode = function (input) {
    const output = [];
    // Convert the input in UCS-2 to an array of Unicode code points.
    const codePoints = ucs2decode(input);
    // Cache the length.
    const inputLength = codePoints.length;
    // Initialize the state.
    let n = initialN;
    let delta = 0;
    let bias = initialBias;
    // Handle the basic code points.
    for (const currentValue of codePoints) {
        if (currentValue < 0x80) {
            output.push(stringFromCharCode(currentValue));
        }
    }
    const basicLength = output.length;
    let handledCPCount = basicLength;
    // `handledCPCount` is the number of code points that have been handled;
    // `basicLength` is the number of basic code points.
    // Finish the basic string with a delimiter unless it's empty.
    if (basicLength) {
        output.push(delimiter);
    }
    // Main encoding loop:
    while (handledCPCount < inputLength) {
        // All non-basic code points < n have been handled already. Find the next
        // larger one:
        let m = maxInt;
        for (const currentValue of codePoints) {
            if (currentValue >= n && currentValue < m) {
                m = currentValue;
            }
        }
        // Increase `delta` enough to advance the decoder's <n,i> state to <m,0>,
        // but guard against overflow.
        const handledCPCountPlusOne = handledCPCount + 1;
        if (m - n > floor((maxInt - delta) / handledCPCountPlusOne)) {
            error('overflow');
        }
        delta += (m - n) * handledCPCountPlusOne;
        n = m;
        for (const currentValue of codePoints) {
            if (currentValue < n && ++delta > maxInt) {
                error('overflow');
            }
            if (currentValue === n) {
                // Represent delta as a generalized variable-length integer.
                let q = delta;
                for (let k = base /* no condition */;; k += base) {
                    const t = k <= bias ? tMin : k >= bias + tMax ? tMax : k - bias;
                    if (q < t) {
                        break;
                    }
                    const qMinusT = q - t;
                    const baseMinusT = base - t;
                    output.push(stringFromCharCode(digitToBasic(t + (qMinusT % baseMinusT), 0)));
                    q = floor(qMinusT / baseMinusT);
                }
                output.push(stringFromCharCode(digitToBasic(q, 0)));
                bias = adapt(delta, handledCPCountPlusOne, handledCPCount === basicLength);
                delta = 0;
                ++handledCPCount;
            }
        }
        ++delta;
        ++n;
    }
    return output.join('');
};
/**
 * Converts a Punycode string representing a domain name or an email address
 * to Unicode. Only the Punycoded parts of the input will be converted, i.e.
 * it doesn't matter if you call it on a string that has already been
 * converted to Unicode.
 * @memberOf punycode
 * @param input The Punycoded domain name or email address to
 * convert to Unicode.
 * @returns The Unicode representation of the given Punycode
 * string.
 */
const toUnicode = function (input) {
    return mapDomain(input, function (string) {
        return regexPunycode.test(string) ? decode(string.slice(4).toLowerCase()) : string;
    });
};
/**
 * Converts a Unicode string representing a domain name or an email address to
 * Punycode. Only the non-ASCII parts of the domain name will be converted,
 * i.e. it doesn't matter if you call it with a domain that's already in
 * ASCII.
 * @memberOf punycode
 * @param input The domain name or email address to convert, as a
 * Unicode string.
 * @returns The Punycode representation of the given domain name or
 * email address.
 */
const toASCII = function (input) {
    return mapDomain(input, function (string) {
        return regexNonASCII.test(string) ? 'xn--' + encode(string) : string;
    });
};
/*--------------------------------------------------------------------------*/
/** Define the public API */
/**
 * A string representing the current Punycode.js version number.
 * @memberOf punycode
 * @type String
 */
const version = '2.3.1';
/**
 * An object of methods to convert from JavaScript's internal character
 * representation (UCS-2) to Unicode code points, and back.
 * @see <https://mathiasbynens.be/notes/javascript-encoding>
 * @memberOf punycode
 * @type Object
 */
const ucs2 = {
    decode: ucs2decode,
    encode: ucs2encode
};



/***/ }),

/***/ 2076:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AT: () => (/* binding */ normalizeDomain),
/* harmony export */   Az: () => (/* binding */ unreadableStreamError),
/* harmony export */   Iy: () => (/* binding */ encodeXText),
/* harmony export */   Jt: () => (/* binding */ callbackPromise),
/* harmony export */   X0: () => (/* binding */ recordStreamErrors),
/* harmony export */   cK: () => (/* binding */ resolveHostname),
/* harmony export */   eY: () => (/* reexport safe */ _objects_js__WEBPACK_IMPORTED_MODULE_11__.e),
/* harmony export */   jK: () => (/* binding */ resolveStream),
/* harmony export */   oI: () => (/* binding */ parseDataURI),
/* harmony export */   tQ: () => (/* binding */ destroyStream),
/* harmony export */   tZ: () => (/* binding */ getLogger)
/* harmony export */ });
/* unused harmony exports _lastCacheCleanup, _resetCacheCleanup, networkInterfaces, _readNetworkInterfaces, dnsCache, parseConnectionUrl, _logFunc, resolveContent, assign */
/* harmony import */ var _url_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1093);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7975);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3024);
/* harmony import */ var _fetch_index_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9354);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2809);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(7212);
/* harmony import */ var node_dns__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(610);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(7030);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(8161);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(3136);
/* harmony import */ var _punycode_index_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(7278);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(7075);
/* eslint no-console: 0 */












// re-exported for the callers that already depend on this module, see ./objects

const DNS_TTL = 5 * 60 * 1000;
const CACHE_CLEANUP_INTERVAL = 30 * 1000; // Minimum 30 seconds between cleanups
const MAX_CACHE_SIZE = 1000; // Maximum number of entries in cache
let lastCacheCleanup = 0;
/** @internal */
const _lastCacheCleanup = () => lastCacheCleanup;
/** @internal */
const _resetCacheCleanup = () => {
    lastCacheCleanup = 0;
};
let networkInterfaces;
let networkInterfacesRead = false;
// Read on first use rather than at load, so that importing the module does not ask for
// the interface table (Deno prompts for --allow-sys on it)
/** @internal */
const _readNetworkInterfaces = () => {
    if (!networkInterfacesRead) {
        networkInterfacesRead = true;
        try {
            networkInterfaces = node_os__WEBPACK_IMPORTED_MODULE_7__.networkInterfaces();
        }
        catch (_err) {
            // fails on some systems
        }
    }
    return networkInterfaces;
};
const isFamilySupported = (family, allowInternal) => {
    const addresses = Object.values(_readNetworkInterfaces() || {}).flat();
    if (!addresses.length) {
        // hope for the best. Runtimes without an interface table (Cloudflare
        // Workers) report an empty object rather than throwing
        return true;
    }
    return addresses.filter(i => !i.internal || allowInternal).some(i => i.family === 'IPv' + family || i.family === family);
};
const resolve = (family, hostname, options, callback) => {
    options = options || {};
    if (!isFamilySupported(family, options.allowInternalNetworkInterfaces)) {
        callback(null, []);
        return null;
    }
    const dnsResolver = node_dns__WEBPACK_IMPORTED_MODULE_5__.Resolver ? new node_dns__WEBPACK_IMPORTED_MODULE_5__.Resolver(options) : node_dns__WEBPACK_IMPORTED_MODULE_5__;
    dnsResolver['resolve' + family](hostname, (err, addresses) => {
        if (err) {
            switch (err.code) {
                case node_dns__WEBPACK_IMPORTED_MODULE_5__.NODATA:
                case node_dns__WEBPACK_IMPORTED_MODULE_5__.NOTFOUND:
                case node_dns__WEBPACK_IMPORTED_MODULE_5__.NOTIMP:
                case node_dns__WEBPACK_IMPORTED_MODULE_5__.SERVFAIL:
                case node_dns__WEBPACK_IMPORTED_MODULE_5__.CONNREFUSED:
                case node_dns__WEBPACK_IMPORTED_MODULE_5__.REFUSED:
                case 'EAI_AGAIN':
                    return callback(null, []);
            }
            return callback(err);
        }
        return callback(null, Array.isArray(addresses) ? addresses : [].concat(addresses || []));
    });
    return node_dns__WEBPACK_IMPORTED_MODULE_5__.Resolver ? dnsResolver : null;
};
const dnsCache = new Map();
const formatDNSValue = (value, extra) => {
    if (!value) {
        return Object.assign({}, extra || {});
    }
    const addresses = value.addresses || [];
    // Select a random address from available addresses, or null if none
    const host = addresses.length > 0 ? addresses[Math.floor(Math.random() * addresses.length)] : null;
    return Object.assign({
        host,
        // Include all addresses for connection fallback support
        _addresses: addresses
    }, extra || {});
};
const resolveHostname = (options, callback) => {
    options = options || {};
    if (!options.host && options.servername) {
        options.host = options.servername;
    }
    if (!options.host || node_net__WEBPACK_IMPORTED_MODULE_6__.isIP(options.host)) {
        // nothing to do here
        const value = {
            addresses: [options.host]
        };
        return callback(null, formatDNSValue(value, {
            servername: options.servername || false,
            cached: false
        }));
    }
    const host = options.host;
    // The TLS server name belongs to the connection asking, not to the host it resolves. The
    // cache is shared by every transport of the process and keyed by host alone, so a server
    // name stored in it would be the one of whichever transport resolved the host first, and a
    // later transport with its own tls.servername would present and verify that name instead
    const servername = options.servername || host;
    let cached;
    if (dnsCache.has(options.host)) {
        cached = dnsCache.get(options.host);
        // Lazy cleanup with time throttling
        const now = Date.now();
        if (now - lastCacheCleanup > CACHE_CLEANUP_INTERVAL) {
            lastCacheCleanup = now;
            // Clean up expired entries
            for (const [host, entry] of dnsCache.entries()) {
                if (entry.expires && entry.expires < now) {
                    dnsCache.delete(host);
                }
            }
            // If cache is still too large, remove oldest entries
            if (dnsCache.size > MAX_CACHE_SIZE) {
                const toDelete = Math.floor(MAX_CACHE_SIZE * 0.1); // Remove 10% of entries
                const keys = Array.from(dnsCache.keys()).slice(0, toDelete);
                keys.forEach(key => dnsCache.delete(key));
            }
        }
        if (!cached.expires || cached.expires >= now) {
            return callback(null, formatDNSValue(cached.value, {
                servername,
                cached: true
            }));
        }
    }
    // The timeout limits the lookup as a whole. It is also handed to the resolver, but there
    // it applies to every query attempt on its own, and the resolver retries a few times
    let responded = false;
    let deadline;
    const respond = (err, result) => {
        if (responded) {
            return;
        }
        responded = true;
        clearTimeout(deadline);
        callback(err, result);
    };
    // a stale cached value is still better than no value at all
    const respondCached = (error) => {
        if (!cached) {
            return false;
        }
        dnsCache.set(host, {
            value: cached.value,
            expires: Date.now() + (options.dnsTtl || DNS_TTL)
        });
        respond(null, formatDNSValue(cached.value, {
            servername,
            cached: true,
            error
        }));
        return true;
    };
    const resolvers = [];
    const timeout = Number(options.timeout) || 0;
    if (timeout > 0) {
        deadline = setTimeout(() => {
            for (const resolver of resolvers) {
                if (typeof resolver.cancel === 'function') {
                    resolver.cancel();
                }
            }
            const err = new Error('DNS lookup for ' + host + ' timed out');
            err.code = node_dns__WEBPACK_IMPORTED_MODULE_5__.TIMEOUT;
            if (!respondCached(err)) {
                respond(err);
            }
        }, timeout);
    }
    // Resolve both IPv4 and IPv6 addresses for fallback support, at the same time
    let ipv4Addresses = [];
    let ipv6Addresses = [];
    let ipv4Error = null;
    let ipv6Error = null;
    let pending = 2;
    const onResolved = () => {
        if (--pending || responded) {
            return;
        }
        // Combine addresses: IPv4 first, then IPv6
        const allAddresses = ipv4Addresses.concat(ipv6Addresses);
        if (allAddresses.length) {
            const value = {
                addresses: allAddresses
            };
            dnsCache.set(host, {
                value,
                expires: Date.now() + (options.dnsTtl || DNS_TTL)
            });
            return respond(null, formatDNSValue(value, {
                servername,
                cached: false
            }));
        }
        // No addresses from resolve4/resolve6, try dns.lookup as fallback
        if (ipv4Error && ipv6Error && respondCached(ipv4Error)) {
            // Both resolvers had errors
            return;
        }
        try {
            node_dns__WEBPACK_IMPORTED_MODULE_5__.lookup(host, { all: true }, (err, addresses) => {
                if (err) {
                    if (respondCached(err)) {
                        return;
                    }
                    return respond(err);
                }
                // Get all supported addresses from dns.lookup
                const supportedAddresses = addresses ? addresses.filter(addr => isFamilySupported(addr.family)).map(addr => addr.address) : [];
                if (addresses && addresses.length && !supportedAddresses.length) {
                    // there are addresses but none can be used
                    console.warn(`Failed to resolve IPv${addresses[0].family} addresses with current network`);
                }
                if (!supportedAddresses.length && cached) {
                    // nothing was found, fallback to cached value
                    return respond(null, formatDNSValue(cached.value, {
                        servername,
                        cached: true
                    }));
                }
                const value = {
                    addresses: supportedAddresses.length ? supportedAddresses : [host]
                };
                dnsCache.set(host, {
                    value,
                    expires: Date.now() + (options.dnsTtl || DNS_TTL)
                });
                return respond(null, formatDNSValue(value, {
                    servername,
                    cached: false
                }));
            });
        }
        catch (lookupErr) {
            if (respondCached(lookupErr)) {
                return;
            }
            return respond(ipv4Error || ipv6Error || lookupErr);
        }
    };
    for (const family of [4, 6]) {
        const resolver = resolve(family, host, options, (err, addresses) => {
            if (family === 4) {
                ipv4Error = err;
                ipv4Addresses = addresses || [];
            }
            else {
                ipv6Error = err;
                ipv6Addresses = addresses || [];
            }
            onResolved();
        });
        if (resolver) {
            resolvers.push(resolver);
        }
    }
};
/**
 * Parses connection url to a structured configuration object
 *
 * @param str Connection url
 * @return Configuration object
 */
const parseConnectionUrl = (str) => {
    str = str || '';
    const options = {};
    const url = urllib.parse(str, true);
    switch (url.protocol) {
        case 'smtp:':
            options.secure = false;
            break;
        case 'smtps:':
            options.secure = true;
            break;
        case 'direct:':
            options.direct = true;
            break;
    }
    if (!isNaN(url.port) && Number(url.port)) {
        options.port = Number(url.port);
    }
    if (url.hostname) {
        options.host = url.hostname;
    }
    if (url.username || url.password) {
        options.auth = {
            user: url.username || '',
            pass: url.password || ''
        };
    }
    Object.keys(url.query || {}).forEach(key => {
        let obj = options;
        let lKey = key;
        let value = url.query[key];
        if (!isNaN(value)) {
            value = Number(value);
        }
        switch (value) {
            case 'true':
                value = true;
                break;
            case 'false':
                value = false;
                break;
        }
        // tls is nested object
        if (key.indexOf('tls.') === 0) {
            lKey = key.substr(4);
            if (!options.tls) {
                options.tls = {};
            }
            obj = options.tls;
        }
        else if (key.indexOf('.') >= 0) {
            // ignore nested properties besides tls
            return;
        }
        // `in` already keeps "__proto__" out, but only as a side effect of it being an
        // Object.prototype member. Say it, so the protection survives a change to the check
        if (!isProtoKey(lKey) && !(lKey in obj)) {
            obj[lKey] = value;
        }
    });
    return options;
};
/** @internal */
const _logFunc = (logger, level, defaults, data, message, ...args) => {
    const entry = Object.assign({}, defaults || {}, data || {});
    delete entry.level;
    let logLevel = level;
    if (typeof logger[logLevel] !== 'function') {
        // Provided logger does not implement this level. Fall back to a
        // lower-severity handler instead of throwing.
        logLevel = ['info', 'debug', 'log', 'trace', 'warn', 'error'].find(name => typeof logger[name] === 'function');
    }
    if (logLevel) {
        logger[logLevel](entry, message, ...args);
    }
};
/**
 * Returns a bunyan-compatible logger interface. Uses either provided logger or
 * creates a default console logger
 *
 * @param [options] Options object that might include 'logger' value
 * @param [defaults] Fields merged into every log entry, overridden by the fields of the entry itself
 * @return bunyan compatible logger
 */
const getLogger = (options, defaults) => {
    options = options || {};
    const response = {};
    const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];
    if (!options.logger) {
        // use vanity logger
        levels.forEach(level => {
            response[level] = () => false;
        });
        return response;
    }
    const logger = options.logger === true ? createDefaultLogger(levels) : options.logger;
    levels.forEach(level => {
        response[level] = (...args) => {
            // the bunyan forms: a data object first, or the message alone
            const data = typeof args[0] === 'string' ? undefined : args.shift();
            _logFunc(logger, level, defaults, data, ...args);
        };
    });
    return response;
};
/**
 * Wrapper for creating a callback that either resolves or rejects a promise
 * based on input
 *
 * @param resolve Function to run if callback is called
 * @param reject Function to run if callback ends with an error
 */
const callbackPromise = (resolve, reject) => function (...args) {
    const err = args.shift();
    if (err) {
        reject(err);
    }
    else {
        resolve(...args);
    }
};
const parseDataURI = (uri) => {
    if (typeof uri !== 'string') {
        return null;
    }
    // Early return for non-data URIs to avoid unnecessary processing
    if (!uri.startsWith('data:')) {
        return null;
    }
    // Find the first comma safely - this prevents ReDoS
    const commaPos = uri.indexOf(',');
    if (commaPos === -1) {
        return null;
    }
    const data = uri.substring(commaPos + 1);
    const metaStr = uri.substring('data:'.length, commaPos);
    let encoding;
    const metaEntries = metaStr.split(';');
    if (metaEntries.length > 0) {
        const lastEntry = metaEntries[metaEntries.length - 1].toLowerCase().trim();
        // Only recognize valid encoding types to prevent manipulation
        if (['base64', 'utf8', 'utf-8'].includes(lastEntry) && lastEntry.indexOf('=') === -1) {
            encoding = lastEntry;
            metaEntries.pop();
        }
    }
    const contentType = metaEntries.length > 0 ? metaEntries.shift() : 'application/octet-stream';
    const params = {};
    for (let i = 0; i < metaEntries.length; i++) {
        const entry = metaEntries[i];
        const sepPos = entry.indexOf('=');
        if (sepPos > 0) {
            // Ensure there's a key before the '='
            const key = entry.substring(0, sepPos).trim();
            const value = entry.substring(sepPos + 1).trim();
            if (key && !(0,_objects_js__WEBPACK_IMPORTED_MODULE_11__/* .isProtoKey */ .a)(key)) {
                params[key] = value;
            }
        }
    }
    // Decode data based on encoding with proper error handling
    let bufferData;
    try {
        if (encoding === 'base64') {
            bufferData = Buffer.from(data, 'base64');
        }
        else {
            try {
                bufferData = Buffer.from(decodeURIComponent(data));
            }
            catch (_decodeError) {
                bufferData = Buffer.from(data);
            }
        }
    }
    catch (_bufferError) {
        bufferData = Buffer.alloc(0);
    }
    return {
        data: bufferData,
        encoding: encoding || null,
        contentType: contentType || 'application/octet-stream',
        params
    };
};
function resolveContent(data, key, options, callback) {
    // options is optional; support the legacy resolveContent(data, key, callback) signature
    if (!callback && typeof options === 'function') {
        callback = options;
        options = false;
    }
    options = options || {};
    let promise;
    if (!callback) {
        promise = new Promise((resolve, reject) => {
            callback = callbackPromise(resolve, reject);
        });
    }
    resolveContentValue(data, key, options, callback);
    return promise;
}
function resolveContentValue(data, key, options, callback) {
    let content = (data && data[key] && data[key].content) || data[key];
    const encoding = ((typeof data[key] === 'object' && data[key].encoding) || 'utf8')
        .toString()
        .toLowerCase()
        .replace(/[-_\s]/g, '');
    if (!content) {
        return callback(null, content);
    }
    if (typeof content === 'object') {
        if (typeof content.pipe === 'function') {
            return resolveStream(content, (err, value) => {
                if (err) {
                    return callback(err);
                }
                // we can't stream twice the same content, so we need
                // to replace the stream object with the streaming result
                if (data[key].content) {
                    data[key].content = value;
                }
                else {
                    data[key] = value;
                }
                callback(null, value);
            });
        }
        else if (/^data:/i.test(content.path || content.href)) {
            const parsedDataUri = parseDataURI(content.path || content.href);
            return callback(null, parsedDataUri && parsedDataUri.data ? parsedDataUri.data : Buffer.alloc(0));
        }
        else if (content.href || /^https?:\/\//i.test(content.path)) {
            // An href is always a URL, and so is a path that looks like one. Let nmfetch
            // decide whether it is fetchable, it validates the parsed URL. Testing the raw
            // string here instead would let a file: href fall through to the "return as is"
            // default below and travel on inside the resolved message.
            const url = content.href || content.path;
            if (options.disableUrlAccess) {
                setImmediate(() => {
                    const err = new Error('Url access rejected for ' + url);
                    err.code = errors.EURLACCESS;
                    callback(err);
                });
                return;
            }
            return resolveStream(nmfetch(url, { headers: content.httpHeaders, tls: content.tls }), callback);
        }
        else if (content.path) {
            if (options.disableFileAccess) {
                setImmediate(() => {
                    const err = new Error('File access rejected for ' + content.path);
                    err.code = errors.EFILEACCESS;
                    callback(err);
                });
                return;
            }
            return resolveStream(fs.createReadStream(content.path), callback);
        }
    }
    if (typeof data[key].content === 'string' && !['utf8', 'usascii', 'ascii'].includes(encoding)) {
        content = Buffer.from(data[key].content, encoding);
    }
    // default action, return as is
    setImmediate(() => callback(null, content));
}
/**
 * Copies properties from source objects to target objects
 */
const assign = function (...args) {
    const target = args.shift() || {};
    args.forEach(source => {
        Object.keys(source || {}).forEach(key => {
            if (isProtoKey(key)) {
                return;
            }
            if (['tls', 'auth'].includes(key) && source[key] && typeof source[key] === 'object') {
                // tls and auth are special keys that need to be enumerated separately
                // other objects are passed as is. Enumerating is a copy of user supplied
                // keys just like the loop above, so it gets the same treatment
                target[key] = copyOwnKeys(target[key] || {}, source[key]);
            }
            else {
                target[key] = source[key];
            }
        });
    });
    return target;
};
const encodeXText = (str) => {
    // ! 0x21
    // + 0x2B
    // = 0x3D
    // ~ 0x7E
    if (!/[^\x21-\x2A\x2C-\x3C\x3E-\x7E]/.test(str)) {
        return str;
    }
    const buf = Buffer.from(str);
    let result = '';
    for (let i = 0, len = buf.length; i < len; i++) {
        const c = buf[i];
        if (c < 0x21 || c > 0x7e || c === 0x2b || c === 0x3d) {
            result += '+' + (c < 0x10 ? '0' : '') + c.toString(16).toUpperCase();
        }
        else {
            result += String.fromCharCode(c);
        }
    }
    return result;
};
// The first error a stream emitted, see recordStreamErrors
const streamErrors = new WeakMap();
/**
 * Keeps the first error a content stream emits before it is read, so the error is reported
 * when the stream is read instead of being thrown as unhandled. The listener stays attached
 * for good, a stream that emits 'error' more than once never throws the later ones either
 *
 * @param stream Readable stream
 */
function recordStreamErrors(stream) {
    stream.on('error', err => {
        if (!streamErrors.has(stream)) {
            streamErrors.set(stream, err);
        }
    });
}
/**
 * Destroys a value if it is a readable stream that was not destroyed yet
 *
 * @param value Any content value
 */
function destroyStream(value) {
    const stream = value;
    if (stream && typeof stream.pipe === 'function' && typeof stream.destroy === 'function' && !stream.destroyed) {
        stream.destroy();
    }
}
/**
 * Tells why a stream can not be read from start to end anymore. A stream that ended or was
 * destroyed before anyone read it would never emit 'end' to a new reader, or, when piped, would
 * end the destination right away and turn into an empty value without any error
 *
 * @param stream Readable stream
 * @returns The error the stream failed with, an ESTREAM error, or null when it can be read
 */
function unreadableStreamError(stream) {
    const err = streamErrors.get(stream) || stream.errored;
    if (err) {
        return err;
    }
    if (stream.readableEnded || stream.destroyed) {
        const unreadable = new Error('Content stream was already read or destroyed');
        unreadable.code = _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ESTREAM */ .uk;
        return unreadable;
    }
    return null;
}
/**
 * Streams a stream value into a Buffer
 *
 * @param stream Readable stream
 * @param callback Callback function with (err, value)
 */
function resolveStream(stream, callback) {
    let responded = false;
    const respond = (err, value) => {
        if (responded) {
            return;
        }
        responded = true;
        callback(err, value);
    };
    const unreadable = unreadableStreamError(stream);
    if (unreadable) {
        // absorbs a later 'error' from the stream, there is nobody left to report it to
        stream.on('error', () => false);
        setImmediate(() => respond(unreadable));
        return;
    }
    const chunks = [];
    let chunklen = 0;
    stream.on('data', (chunk) => {
        if (typeof chunk === 'string') {
            chunk = Buffer.from(chunk);
        }
        chunks.push(chunk);
        chunklen += chunk.length;
    });
    // finished() also reports a stream that is destroyed before 'end', which would otherwise
    // leave the callback waiting forever
    (0,node_stream__WEBPACK_IMPORTED_MODULE_10__.finished)(stream, { writable: false }, err => {
        if (err) {
            return respond(err);
        }
        let value;
        try {
            value = Buffer.concat(chunks, chunklen);
        }
        catch (E) {
            return respond(E);
        }
        respond(null, value);
    });
}
/**
 * Generates a bunyan-like logger that prints to console
 *
 * @returns Bunyan logger instance
 */
function createDefaultLogger(levels) {
    const levelMaxLen = levels.reduce((max, level) => Math.max(max, level.length), 0);
    const levelNames = new Map();
    levels.forEach(level => {
        let levelName = level.toUpperCase();
        if (levelName.length < levelMaxLen) {
            levelName += ' '.repeat(levelMaxLen - levelName.length);
        }
        levelNames.set(level, levelName);
    });
    const print = (level, entry, message, ...args) => {
        let prefix = '';
        if (entry) {
            if (entry.tnx === 'server') {
                prefix = 'S: ';
            }
            else if (entry.tnx === 'client') {
                prefix = 'C: ';
            }
            if (entry.sid) {
                prefix = '[' + entry.sid + '] ' + prefix;
            }
            if (entry.cid) {
                prefix = '[#' + entry.cid + '] ' + prefix;
            }
        }
        message = node_util__WEBPACK_IMPORTED_MODULE_1__.format(message, ...args);
        message.split(/\r?\n/).forEach((line) => {
            console.log('[%s] %s %s', new Date().toISOString().substr(0, 19).replace(/T/, ' '), levelNames.get(level), prefix + line);
        });
    };
    const logger = {};
    levels.forEach(level => {
        logger[level] = print.bind(null, level);
    });
    return logger;
}
// domainToASCII and domainToUnicode are WHATWG host parsers rather than plain IDNA
// mappers, so they do more than map: they cut the host at '/', '\\', '?' and '#', drop C0
// controls, and percent-decode. Handing them 'evil.example/mail.corp.example' returns the
// deliverable 'evil.example', which would turn a value the bundled codec leaves as
// unroutable garbage into mail for a domain the sender never named. None of these
// characters are legal in a domain, so keep them away from the mapper.
const URL_PARSER_UNSAFE = /[/\\?#%\x00-\x20\x7F]/;
// RFC 1035 bounds a label at 63 octets and a domain at 253. An A-label is never shorter than
// the code points it encodes, so anything past these bounds could not have become a valid
// domain whichever way it is encoded. The bundled codec is super-linear in the length of a
// label, a 60 KB label of distinct code points took seconds to encode, several times per
// address, so it is only handed what could be a domain
const MAX_DOMAIN_LENGTH = 253;
const MAX_LABEL_LENGTH = 63;
/**
 * Checks a domain against the DNS length limits, counted in code points per label and in
 * total. The label separators are the ones the bundled codec splits on.
 *
 * @param domain Domain to check
 * @return true if a label or the domain as a whole is too long to be a valid domain
 */
function exceedsDomainLimits(domain) {
    let total = 0;
    let label = 0;
    for (const char of domain) {
        total++;
        if (char === '.' || char === '。' || char === '．' || char === '｡') {
            label = 0;
        }
        else if (++label > MAX_LABEL_LENGTH) {
            return true;
        }
    }
    return total > MAX_DOMAIN_LENGTH;
}
/**
 * Encodes a domain the way browsers, the WHATWG URL Standard and DNS facing resolvers do,
 * which is with UTS-46 mapping applied before the Punycode step.
 *
 * The bundled codec is plain RFC 3492 and maps nothing, so it disagrees with every
 * conformant parser on any domain holding a mapped or ignored code point. An invisible
 * U+00AD in 'compa\u00ADny.com' encoded to 'xn--company-pka.com' where a validator reads
 * 'company.com', which let an allow-listed domain be checked and a different one mailed.
 *
 * Anything the URL parser does not accept as a hostname, an address literal such as
 * '[127.0.0.1]' included, comes back empty and falls through to the bundled codec, which
 * leaves those as they were supplied apart from lowercasing them.
 *
 * The mapper gets the domain as supplied, since UTS-46 does its own case mapping and
 * toLowerCase() differs from it: it turns U+1E9E into U+00DF where Node 20 and 22 map it
 * to 'ss', and a word-final U+03A3 into U+03C2 where UTS-46 gives U+03C3. Lowercasing
 * first sent 'user@stra\u1E9Ee.de', which a validator reads as strasse.de, to xn--strae-oqa.de.
 *
 * @param domain Domain to encode
 * @param toUnicode Return the U-label form instead of the A-label form
 * @return Encoded domain
 */
function normalizeDomain(domain, toUnicode) {
    // domainToASCII and domainToUnicode landed in Node 7, the bundled codec covers Node 6
    if (typeof node_url__WEBPACK_IMPORTED_MODULE_8__.domainToASCII === 'function' && typeof node_url__WEBPACK_IMPORTED_MODULE_8__.domainToUnicode === 'function' && !URL_PARSER_UNSAFE.test(domain)) {
        // The U-label form is decoded from the A-label form rather than from the input:
        // Deno's domainToASCII returns an empty string for a label it cannot decode, while
        // its domainToUnicode returns the label with U+FFFD in place of the bad part
        const ascii = node_url__WEBPACK_IMPORTED_MODULE_8__.domainToASCII(domain);
        const mapped = ascii && toUnicode ? node_url__WEBPACK_IMPORTED_MODULE_8__.domainToUnicode(ascii) : ascii;
        if (mapped) {
            return mapped;
        }
    }
    domain = domain.toLowerCase();
    if (exceedsDomainLimits(domain)) {
        // too long to be a domain whichever way it is encoded, keep it as supplied
        return domain;
    }
    return toUnicode ? _punycode_index_js__WEBPACK_IMPORTED_MODULE_9__/* .toUnicode */ .Pk(domain) : _punycode_index_js__WEBPACK_IMPORTED_MODULE_9__/* .toASCII */ .tl(domain);
}


/***/ }),

/***/ 7212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ isProtoKey),
/* harmony export */   e: () => (/* binding */ copyOwnKeys)
/* harmony export */ });
// Safe copying of objects whose keys come from the caller.
//
// This lives in its own leaf module, like ./url.ts, so that every layer can reach it.
// src/shared/index.ts imports src/fetch, so src/fetch can not import src/shared back,
// and src/mime-funcs is a leaf that would otherwise pull in dns/net/os/fs for a string
// comparison. src/shared/index.ts re-exports both functions for the callers that already
// depend on it.
/**
 * Detects a key that can not be copied onto a plain object with `target[key] = value`.
 *
 * "__proto__" is the only one: assigning it runs the inherited setter and replaces the
 * prototype of the target instead of adding a property to it, so a caller can smuggle
 * values past validation that only inspects own keys. JSON.parse produces such a key
 * where an object literal can not. "constructor" and "prototype" have no such setter and
 * become ordinary own properties, so dropping them would only discard legitimate values.
 *
 * @param key Key to check
 * @returns true if the key must not be copied
 */
const isProtoKey = (key) => key === '__proto__';
/**
 * Copies own enumerable keys from a source object to a target object. Every copy that
 * walks the keys of user supplied data goes through here, see isProtoKey.
 *
 * @param target Object to copy the keys to
 * @param source Object to copy the keys from
 * @param [skip] Optional predicate, return true to leave a key out
 * @returns The target object
 */
const copyOwnKeys = (target, source, skip) => {
    Object.keys(source || {}).forEach(key => {
        if (isProtoKey(key) || (skip && skip(key))) {
            return;
        }
        target[key] = source[key];
    });
    return target;
};


/***/ }),

/***/ 1093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ resolve),
/* harmony export */   q: () => (/* binding */ parse)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7030);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3136);
/* harmony import */ var _punycode_index_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7278);
// URL parsing wrapper around the WHATWG `URL` class. It only falls back to the
// legacy, deprecation-warning-emitting `url.parse()` / `url.resolve()` for input
// the WHATWG parser rejects.
//
// The WHATWG `URL` exposes a different shape than the legacy parser, so results
// are normalized back into the legacy field names the rest of the codebase reads
// (`protocol`, `hostname`, `port`, `pathname`, `path`, `search`, `auth`, `query`,
// `href`). This keeps every existing call site unchanged.
//
// Known, accepted divergences from the legacy parser:
//  - non-special schemes (smtp:/smtps:/direct:) are not host-lowercased by
//    WHATWG; cosmetic only, SMTP/DNS hosts are case-insensitive. (IDNA mapping
//    and IPv6 brackets are normalized back by normalizeHostname below.)
//  - a literal unescaped ':' inside a password is percent-encoded by WHATWG;
//    such passwords should be percent-encoded by the caller anyway.



// Matches a "scheme:" not followed by "//" (and with something after it), used
// to re-insert the authority separator the legacy parser did not require.
const SLASHLESS_AUTHORITY = /^([a-zA-Z][a-zA-Z0-9+.-]*:)(?!\/\/)([\s\S]+)$/;
/**
 * Drops the leading and trailing C0 controls and spaces, which the WHATWG parser strips
 * before it looks at the input. Stripped up front so that the slash-less form is recognized
 * in a value read from a file with a trailing newline as well. An index scan, the regex
 * /^[\x00-\x20]+|[\x00-\x20]+$/g retried a run of spaces inside the value from every
 * position in it
 *
 * @param input URL string
 * @returns The string without the surrounding controls and spaces
 */
function stripSurroundingWhitespace(input) {
    let start = 0;
    let end = input.length;
    while (start < end && input.charCodeAt(start) <= 0x20) {
        start++;
    }
    while (end > start && input.charCodeAt(end - 1) <= 0x20) {
        end--;
    }
    return input.slice(start, end);
}
// Leading characters legacy url.parse() skips before it reads the scheme
const LEGACY_TRIM = /^[\x00-\x20\u00a0\ufeff]+/;
// The authority of a "scheme://authority/..." or a scheme-relative "//authority/..."
// string: the scheme, if any (anything the legacy parser takes for one, it is less strict
// than WHATWG about the first character), and what the legacy parser has to report as the
// host once the userinfo is removed, see legacyParse. The legacy parser treats a backslash
// as a slash.
const AUTHORITY = /^([a-zA-Z0-9+.-]+:)?[\\/]{2}([^\\/?#]*)/;
// The WHATWG forbidden domain code points, except '%' which an opaque host may carry: the
// C0 control characters, space, DEL and the URL delimiters. CONTROL_CHARS is the C0 and DEL
// subset, checked on its own in legacyParse where the host string still carries the port
// and IPv6 brackets.
const FORBIDDEN_HOST_CHARS = /[\x00-\x20#/:<>?@[\\\]^|\x7f]/;
const CONTROL_CHARS = /[\x00-\x1f\x7f]/;
// The error the WHATWG parser throws, for a host that only fails the checks in this module
function invalidUrl(input) {
    const err = new TypeError('Invalid URL');
    err.code = 'ERR_INVALID_URL';
    err.input = input;
    return err;
}
// Legacy url.parse() for input the WHATWG parser refused. The legacy parser does not
// reject a host it can not represent: a NUL byte, a percent-encoded byte, a space or a
// '<' inside the host ends the host early and the rest becomes the path, so
// 'localhost%00.example.com' silently turns into a request to 'localhost'. When the
// input has an authority that the legacy parser reads as the host (always for
// "scheme://", for "//host" only when slashesDenoteHost is set, as url.resolve() does
// for its target), the legacy result is accepted only if that host is the whole written
// authority, lowercased and IDNA mapped the way the legacy parser does it, and carries
// no control character. A legacy result with a host (an empty one included, 'http:///x'
// is a request to localhost) that no such authority accounts for is refused as well.
// Otherwise the WHATWG error is reported. Relative input has no authority to check and
// keeps the legacy behavior.
function legacyParse(input, parseQueryString, whatwgError, slashesDenoteHost) {
    const parsed = node_url__WEBPACK_IMPORTED_MODULE_1__.parse(input, parseQueryString, slashesDenoteHost);
    const authority = AUTHORITY.exec(input.replace(LEGACY_TRIM, ''));
    if (authority && (authority[1] || parsed.hostname !== null)) {
        const written = authority[2].slice(authority[2].lastIndexOf('@') + 1);
        if (!written || CONTROL_CHARS.test(written) || (parsed.host || '').toLowerCase() !== _punycode_index_js__WEBPACK_IMPORTED_MODULE_2__/* .toASCII */ .tl(written.toLowerCase())) {
            throw whatwgError;
        }
        // the legacy parser takes any bracketed value for an IPv6 literal
        if (written.charAt(0) === '[' && !node_net__WEBPACK_IMPORTED_MODULE_0__.isIPv6(written.slice(1, written.indexOf(']')))) {
            throw whatwgError;
        }
    }
    else if (parsed.hostname !== null) {
        throw whatwgError;
    }
    // the legacy parser only offers the joined form, split it on the first colon
    const legacyAuth = parsed.auth === null || parsed.auth === undefined ? null : parsed.auth.split(':');
    const result = parsed;
    result.username = legacyAuth ? legacyAuth.shift() : null;
    result.password = legacyAuth && legacyAuth.length ? legacyAuth.join(':') : null;
    return result;
}
// decodeURIComponent that never throws. Legacy url.parse() decodes the auth
// component but tolerates malformed percent sequences, so mirror that.
function safeDecode(str) {
    try {
        return decodeURIComponent(str);
    }
    catch (_err) {
        return str;
    }
}
// Derives the legacy-shaped bare hostname from a WHATWG URL. WHATWG keeps IPv6
// literals bracketed ('[::1]') and, for non-special schemes (smtp:/smtps:/socks:),
// percent-encodes a non-ASCII host instead of IDNA-mapping it. Both forms are
// un-resolvable when handed to net/dns/http.request, which is what every call
// site does, so map them back to what legacy url.parse() returned: the bare
// address and the IDNA mapped (lowercased, punycode) form. Idempotent on plain
// ASCII and already-punycode hosts, so special-scheme hosts (already IDNA-mapped
// by WHATWG) pass through.
function normalizeHostname(raw, href) {
    const hostname = raw || '';
    if (!hostname) {
        // Host-less URL (e.g. 'direct:'): legacy returned '' here, not null;
        // consumers do `hostname.length` / `'.' + hostname`, so keep it a string.
        return '';
    }
    if (hostname.charAt(0) === '[' && hostname.charAt(hostname.length - 1) === ']') {
        return hostname.slice(1, -1);
    }
    const decoded = safeDecode(hostname);
    // domainToASCII applies the WHATWG host rules (IDNA mapping included) and returns an
    // empty string for a host it refuses, the forbidden characters among them
    const mapped = FORBIDDEN_HOST_CHARS.test(decoded) ? '' : node_url__WEBPACK_IMPORTED_MODULE_1__.domainToASCII(decoded);
    if (!mapped) {
        throw invalidUrl(href);
    }
    return mapped;
}
const parse = (input, parseQueryString) => {
    input = stripSurroundingWhitespace(input || '');
    // Legacy url.parse() parses a "user:pass@host:port" authority that follows
    // the scheme even without the "//" separator, for schemes outside its
    // built-in slashed-protocol list (smtp:/smtps:/socks:/...). The WHATWG
    // parser instead treats a scheme not followed by "//" as an opaque path.
    // Re-insert the "//" so slash-less connection/proxy URLs keep resolving to
    // an authority, as they did before. This assumes a slash-authority scheme,
    // which every consumer here uses (http/https/smtp/smtps/socks/direct); an
    // opaque scheme like mailto:/data:/tel: would be mis-split, but none reach
    // this module.
    const slashless = SLASHLESS_AUTHORITY.exec(input);
    const normalized = slashless ? slashless[1] + '//' + slashless[2] : input;
    let u;
    try {
        u = new URL(normalized);
    }
    catch (err) {
        // WHATWG rejects some input the legacy parser tolerated (empty/relative
        // strings, scheme-relative '//host/path', out-of-range ports, ...). Fall
        // back to the legacy parser so behavior, including the downstream errors
        // callers rely on, is preserved. This is the only path that can still
        // emit a deprecation warning; it fires for anything WHATWG cannot
        // represent, including legitimate relative URLs, not just malformed input.
        return legacyParse(normalized, parseQueryString, err);
    }
    const hostname = normalizeHostname(u.hostname, u.href);
    const port = u.port || null;
    const pathname = u.pathname || null;
    const search = u.search || null;
    // Legacy `.auth` is the decoded "user[:pass]" string; WHATWG keeps the
    // username/password percent-encoded, so decode to stay byte-compatible with
    // existing consumers (parseConnectionUrl, Basic/Proxy-Authorization headers).
    let auth = null;
    let username = null;
    let password = null;
    if (u.username || u.password) {
        // Gate on password too: legacy url.parse('smtps://:pass@host').auth was
        // ':pass'. Dropping it would silently connect unauthenticated.
        username = safeDecode(u.username);
        password = u.password ? safeDecode(u.password) : null;
        // the joined form is ambiguous once the user name contains a colon, so
        // consumers that need the parts read username and password instead
        auth = username + (password !== null ? ':' + password : '');
    }
    let query;
    if (parseQueryString) {
        // Mirror querystring.parse(): null-prototype object, repeated keys become an array.
        const parsed = Object.create(null);
        u.searchParams.forEach((value, key) => {
            if (Object.prototype.hasOwnProperty.call(parsed, key)) {
                const existing = parsed[key];
                if (Array.isArray(existing)) {
                    existing.push(value);
                }
                else {
                    parsed[key] = [existing, value];
                }
            }
            else {
                parsed[key] = value;
            }
        });
        query = parsed;
    }
    else {
        query = search ? search.slice(1) : null;
    }
    return {
        protocol: u.protocol || null,
        host: u.host || null,
        hostname,
        port,
        pathname,
        search,
        path: (pathname || '') + (search || '') || null,
        href: u.href,
        auth,
        username,
        password,
        query
    };
};
const resolve = (from, to) => {
    try {
        return new URL(to, from).href;
    }
    catch (err) {
        // Malformed target, fall back to the legacy resolver, but only when the legacy
        // parser reads the same host out of both inputs that was written. The target
        // decides the host when it is absolute or scheme-relative, the base otherwise
        legacyParse(from, false, err, true);
        legacyParse(to, false, err, true);
        return node_url__WEBPACK_IMPORTED_MODULE_1__.resolve(from, to);
    }
};


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(9407);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 

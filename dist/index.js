import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

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
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1087);


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

/***/ 1087:
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

// EXTERNAL MODULE: ./src/smtp/failure.ts + 2 modules
var failure = __nccwpck_require__(1091);
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
        const rejected = (0,failure/* refusalsOf */.he)(cause);
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
async function verify(work) {
    const { reporter, settings } = work;
    const session = await connect(work);
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
    const open = () => connect(work);
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
        const { writeMail } = await Promise.all(/* import() */[__nccwpck_require__.e(76), __nccwpck_require__.e(672), __nccwpck_require__.e(101)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2101));
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
/** Most runs send nothing, and never read the library that speaks SMTP. */
async function connect({ runner, env, settings, signal }) {
    const { signIn } = await Promise.all(/* import() */[__nccwpck_require__.e(76), __nccwpck_require__.e(611), __nccwpck_require__.e(169)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1169));
    return signIn(settings, runner, env['AZURE_AUTHORITY_HOST'] ?? '', signal);
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


/***/ }),

/***/ 1091:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  XE: () => (/* binding */ classifyFailure),
  HA: () => (/* binding */ injectedReplies),
  tD: () => (/* binding */ noStartTls),
  ni: () => (/* binding */ readRefusal),
  he: () => (/* binding */ refusalsOf),
  O0: () => (/* binding */ stalled)
});

// UNUSED EXPORTS: readReply, stageWord

// EXTERNAL MODULE: ./src/azure/service.ts
var service = __nccwpck_require__(5164);
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

// EXTERNAL MODULE: ./src/errors.ts
var errors = __nccwpck_require__(3916);
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

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

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

import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 3916:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AA: () => (/* binding */ lowestCode),
/* harmony export */   DP: () => (/* binding */ joinSentences),
/* harmony export */   _4: () => (/* binding */ keepRefusal),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   lZ: () => (/* binding */ ActionError),
/* harmony export */   pH: () => (/* binding */ TLS_CODES),
/* harmony export */   ug: () => (/* binding */ joinRefusals),
/* harmony export */   z8: () => (/* binding */ nameInputs)
/* harmony export */ });
class ActionError extends Error {
    name = 'ActionError';
    kind;
    title;
    input;
    causes;
    remedies;
    anchor;
    retryable;
    waitMs;
    response;
    rejected;
    constructor(kind, detail) {
        super(detail.title, { cause: detail.cause });
        this.kind = kind;
        this.title = detail.title;
        this.input = detail.input;
        this.causes = detail.causes ?? [];
        this.remedies = detail.remedies ?? [];
        this.anchor = detail.anchor ?? kind;
        this.retryable = detail.retryable ?? false;
        this.waitMs = detail.waitMs;
        this.response = detail.response;
        this.rejected = detail.rejected;
    }
}
function nameInputs(inputs, fault) {
    return inputs.length === 1
        ? `The input ${inputs[0]} is ${fault}`
        : `${inputs.length} inputs are ${fault}: ${inputs.join(', ')}`;
}
async function keepRefusal(refused, work) {
    try {
        return await work;
    }
    catch (error) {
        if (!(error instanceof ActionError) || error.kind !== 'input')
            throw error;
        refused.push(error);
        return undefined;
    }
}
function joinRefusals(refused) {
    const [only, ...others] = refused;
    if (only !== undefined && others.length === 0)
        return only;
    return new ActionError('input', {
        title: nameInputs([...new Set(refused.flatMap(({ input }) => input ?? []))], 'wrong'),
        causes: refused.map(({ title, causes, remedies }) => joinSentences([title, ...causes, ...remedies])),
        remedies: ['Correct the "with:" block of the step, or what writes the files. Nothing was sent.'],
        anchor: 'file',
    });
}
function joinSentences(sentences) {
    return sentences.map((text) => (/[.!?]$/.test(text) ? text : `${text}.`)).join(' ');
}
function quote(given) {
    const shown = given.length > 60 ? `${given.slice(0, 60)}…` : given;
    return JSON.stringify(shown);
}
function lowestCode(error) {
    let code = '';
    for (let depth = 0, at = error; at instanceof Error && depth < 5; depth++, at = at.cause) {
        if ('code' in at && typeof at.code === 'string')
            code = at.code;
    }
    return code;
}
const TLS_CODES = /^(?:ERR_TLS_|ERR_SSL_|EPROTO$|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH)/;


/***/ }),

/***/ 6898:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   KQ: () => (/* binding */ BodyTooLarge),
/* harmony export */   SP: () => (/* binding */ explainFailure),
/* harmony export */   _P: () => (/* binding */ GIVE_TOKEN),
/* harmony export */   oy: () => (/* binding */ missingOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3916);
/* harmony import */ var _redaction_scrubber_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3973);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9360);



const GIVE_TOKEN = 'add `github-token: ${{ github.token }}`';
class BodyTooLarge extends Error {
    name = 'BodyTooLarge';
}
function explainFailure(error, permission, timeout, scrub) {
    if (isAbort(error))
        return { kind: 'timeout', reason: timeout };
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(error, 'cause') instanceof BodyTooLarge) {
        return { kind: 'invalid', reason: 'GitHub’s answer was larger than 25 MB and was ignored.' };
    }
    const response = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(error, 'response');
    const status = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(response, 'status');
    if (typeof status !== 'number')
        return explainNetwork(error);
    const headers = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(response, 'headers');
    const words = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_redaction_scrubber_js__WEBPACK_IMPORTED_MODULE_2__/* .mapTexts */ .zO)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(response, 'data', 'message'), scrub), { maxLength: 200 }) ?? '';
    const limit = readRateLimit(status, headers, words);
    if (limit)
        return { ...limit, status };
    if (status === 401)
        return { kind: 'token', status, reason: 'GitHub does not accept the token (401).' };
    if (status === 403) {
        const isMissing = /not accessible by|must have admin rights/i.test(words) ||
            (0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(headers, 'x-accepted-github-permissions') !== undefined;
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
function explainNetwork(error) {
    const code = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .lowestCode */ .AA)(error);
    const host = hostOf((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(error, 'request', 'url'));
    if (_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TLS_CODES */ .pH.test(code)) {
        const reason = `The certificate or TLS of ${host} is not trusted by this runner (${code}).`;
        const fix = 'set NODE_EXTRA_CA_CERTS in the environment of the runner to the file of its certificate authority';
        return { kind: 'certificate', reason, fix };
    }
    return { kind: 'network', reason: `GitHub (${host}) could not be reached${code ? `: ${code}` : ''}.` };
}
function hostOf(url) {
    return typeof url === 'string' && URL.canParse(url) ? new URL(url).host : 'the API';
}
function readRateLimit(status, headers, words) {
    if (status !== 403 && status !== 429)
        return undefined;
    const seconds = Number((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(headers, 'retry-after') ?? Number.NaN);
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(headers, 'x-ratelimit-remaining') === '0') {
        const reset = new Date(Number((0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(headers, 'x-ratelimit-reset') ?? Number.NaN) * 1000);
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
    return [error, (0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(error, 'cause')].some((each) => each instanceof Error && (each.name === 'AbortError' || each.name === 'TimeoutError'));
}
function missingOf(section, failure) {
    const { kind, permission } = failure;
    const usual = kind === 'permission' && permission
        ? `add \`permissions: ${permission}\``
        : kind === 'token'
            ? GIVE_TOKEN
            : undefined;
    const fix = failure.fix ?? usual;
    return { section, reason: failure.reason, ...(fix ? { fix } : {}) };
}


/***/ }),

/***/ 9360:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   at: () => (/* binding */ at),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   nR: () => (/* binding */ timeOf),
/* harmony export */   pq: () => (/* binding */ countOf),
/* harmony export */   vu: () => (/* binding */ conclusionOf),
/* harmony export */   ye: () => (/* binding */ shaOf)
/* harmony export */ });
/* harmony import */ var _notification_clean_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4292);
/* harmony import */ var _notification_states_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(277);


function at(value, ...path) {
    let current = value;
    for (const key of path) {
        if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key))
            return undefined;
        current = current[key];
    }
    return current;
}
function listOf(value) {
    return Array.isArray(value) ? value : [];
}
function textOf(value, options = { maxLength: 500 }) {
    if (typeof value !== 'string')
        return undefined;
    const text = (0,_notification_clean_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanText */ .X)(value, options);
    return text.trim() === '' ? undefined : text;
}
function countOf(value) {
    const isDigits = typeof value === 'string' && /^\d{1,16}$/.test(value);
    const number = isDigits ? Number(value) : value;
    return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined;
}
function timeOf(value) {
    if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(value))
        return undefined;
    const time = new Date(value);
    return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
function shaOf(value) {
    return typeof value === 'string' && /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(value) ? value : undefined;
}
function conclusionOf(value) {
    return _notification_states_js__WEBPACK_IMPORTED_MODULE_0__/* .conclusions */ .fy.find((each) => each === value) ?? null;
}


/***/ }),

/***/ 3109:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ encodePath),
/* harmony export */   h: () => (/* binding */ linksFor)
/* harmony export */ });
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
        queue: (branch) => `${repo}/queue/${encodePath(branch)}`,
        blob: (sha, path, line) => `${repo}/blob/${sha}/${encodePath(path)}${line === undefined ? '' : `#L${line}`}`,
        person: (login) => login.endsWith('[bot]')
            ? `${origin}/apps/${encodePath(login.slice(0, -'[bot]'.length))}`
            : `${origin}/${encodePath(login)}`,
    };
}
function originOf(server) {
    const isWeb = server !== undefined && URL.canParse(server) && /^https?:$/.test(new URL(server).protocol);
    return isWeb ? server.replace(/(?<!\/)\/+$/, '') : 'https://github.com';
}
function encodePath(path) {
    const segments = path.toWellFormed().split('/');
    return segments
        .filter((segment) => !/^\.\.?$/.test(segment))
        .map(encodeURIComponent)
        .join('/');
}


/***/ }),

/***/ 7400:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  y: () => (/* binding */ GitHubApi),
  h: () => (/* binding */ notUnderstood)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
// EXTERNAL MODULE: ./src/redaction/scrubber.ts
var scrubber = __nccwpck_require__(3973);
;// CONCATENATED MODULE: ./src/github/api/endpoints.ts
const REPO = 'GET /repos/{owner}/{repo}';
const endpoints = {
    repository: { route: REPO, permission: 'metadata: read' },
    run: { route: `${REPO}/actions/runs/{run_id}`, permission: 'actions: read' },
    attempt: { route: `${REPO}/actions/runs/{run_id}/attempts/{attempt_number}`, permission: 'actions: read' },
    runs: { route: `${REPO}/actions/workflows/{workflow_id}/runs`, permission: 'actions: read' },
    jobs: {
        route: `${REPO}/actions/runs/{run_id}/attempts/{attempt_number}/jobs`,
        permission: 'actions: read',
    },
    latestJobs: { route: `${REPO}/actions/runs/{run_id}/jobs`, permission: 'actions: read' },
    job: { route: `${REPO}/actions/jobs/{job_id}`, permission: 'actions: read' },
    log: { route: `${REPO}/actions/jobs/{job_id}/logs`, permission: 'actions: read' },
    annotations: { route: `${REPO}/check-runs/{check_run_id}/annotations`, permission: 'checks: read' },
    compare: { route: `${REPO}/compare/{basehead}`, permission: 'contents: read' },
    commits: { route: `${REPO}/commits`, permission: 'contents: read' },
    commitPulls: { route: `${REPO}/commits/{commit_sha}/pulls`, permission: 'pull-requests: read' },
    pulls: { route: `${REPO}/pulls`, permission: 'pull-requests: read' },
    pull: { route: `${REPO}/pulls/{pull_number}`, permission: 'pull-requests: read' },
    contents: { route: `${REPO}/contents/{path}`, permission: 'contents: read' },
    releases: { route: `${REPO}/releases`, permission: 'contents: read' },
    releaseOfTag: { route: `${REPO}/releases/tags/{tag}`, permission: 'contents: read' },
    deployments: { route: `${REPO}/deployments`, permission: 'deployments: read' },
    deploymentStatuses: {
        route: `${REPO}/deployments/{deployment_id}/statuses`,
        permission: 'deployments: read',
    },
    approvals: { route: `${REPO}/actions/runs/{run_id}/approvals`, permission: 'actions: read' },
    workflows: { route: `${REPO}/actions/workflows`, permission: 'actions: read' },
    allRuns: { route: `${REPO}/actions/runs`, permission: 'actions: read' },
    artifacts: { route: `${REPO}/actions/runs/{run_id}/artifacts`, permission: 'actions: read' },
    artifact: {
        route: `${REPO}/actions/artifacts/{artifact_id}/{archive_format}`,
        permission: 'actions: read',
    },
};

// EXTERNAL MODULE: ./src/github/api/failure.ts
var api_failure = __nccwpck_require__(6898);
// EXTERNAL MODULE: ./src/proxy.ts
var proxy = __nccwpck_require__(8903);
;// CONCATENATED MODULE: ./src/github/api/octokit-client.ts


const MAX_JSON_BYTES = 25_000_000;
async function loadClient(token, baseUrl) {
    const [{ Octokit }, fetch] = await Promise.all([__nccwpck_require__.e(/* import() */ 194).then(__nccwpck_require__.bind(__nccwpck_require__, 5194)), (0,proxy/* fetchThroughProxy */.G)(baseUrl)]);
    const octokit = new Octokit({
        auth: token,
        baseUrl,
        userAgent: 'acs-mail-action',
        log: { debug() { }, info() { }, warn() { }, error() { } },
        request: { fetch: limitBodies(fetch, () => true) },
    });
    const streamingFetch = limitBodies(fetch, (response) => !response.ok);
    return {
        get: (route, parameters, { signal, isStream }) => octokit.request(route, {
            ...parameters,
            headers: { 'x-github-api-version': '2022-11-28' },
            request: { signal, ...(isStream ? { parseSuccessResponseBody: false, fetch: streamingFetch } : {}) },
        }),
    };
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
                throw new api_failure/* BodyTooLarge */.KQ(`more than ${MAX_JSON_BYTES} bytes`);
            chunks.push(chunk);
        }
        const { status, statusText, headers } = response;
        return new Response(Buffer.concat(chunks), { status, statusText, headers: [...headers] });
    };
}

;// CONCATENATED MODULE: ./src/github/api/requests.ts





const notUnderstood = {
    ok: false,
    failure: { kind: 'invalid', reason: 'GitHub’s answer was not understood.' },
};
const REQUEST_TIMEOUT_MS = 10_000;
const RETRY_PAUSE_MS = 300;
const MAX_PAUSE_MS = 3_000;
const MAX_SILENCE = 3;
const OUT_OF_TIME = 'The time for asking GitHub was up.';
class GitHubApi {
    #session;
    #signal;
    constructor(session, signal) {
        this.#session = session;
        this.#signal = signal;
    }
    static connect(options) {
        const maps = { denied: new Map(), ahead: new Map() };
        const session = { options, calls: [], startedMs: performance.now(), silence: 0, ...maps };
        return new GitHubApi(session, options.signal);
    }
    until(signal) {
        return new GitHubApi(this.#session, AbortSignal.any([this.#signal, signal]));
    }
    get links() {
        return this.#session.options.links;
    }
    get calls() {
        return this.#session.calls;
    }
    get ahead() {
        return this.#session.ahead.size;
    }
    async get(endpoint, parameters) {
        const answer = await this.#request(endpoint, parameters, false);
        if (!answer.ok)
            return answer;
        if (isRecord(answer.data))
            return { ok: true, data: (0,scrubber/* mapTexts */.zO)(answer.data, this.#session.options.scrub) };
        return notUnderstood;
    }
    async stream(endpoint, parameters) {
        const answer = await this.#request(endpoint, parameters, true);
        return answer.ok ? { ok: true, data: (answer.data || []) } : answer;
    }
    askAhead(endpoint, parameters, form) {
        const answer = this.#request(endpoint, parameters, form === 'stream');
        this.#session.ahead.set(keyOf(endpoint, parameters), answer);
        return answer;
    }
    async pause(ms) {
        await (0,promises_.setTimeout)(ms, undefined, { signal: this.#signal }).catch(() => undefined);
    }
    async #request(endpoint, parameters, isStream) {
        const key = keyOf(endpoint, parameters);
        const sent = this.#session.ahead.get(key);
        if (sent) {
            this.#session.ahead.delete(key);
            return sent;
        }
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
        const { owner, repo } = options;
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
        const timeout = setTimeout(() => timer.abort(), REQUEST_TIMEOUT_MS);
        try {
            const client = await this.#client();
            await (0,promises_.setImmediate)();
            const signal = AbortSignal.any([this.#signal, timer.signal]);
            const { status, data } = await client.get(route, filled, { signal, isStream });
            this.#session.silence = 0;
            call.status = status;
            return { ok: true, data };
        }
        catch (error) {
            const inTime = `GitHub did not answer within ${REQUEST_TIMEOUT_MS / 1000} s.`;
            const timeout = this.#signal.aborted ? OUT_OF_TIME : inTime;
            const failure = (0,api_failure/* explainFailure */.SP)(error, permission, timeout, options.scrub);
            call.status = failure.status ?? failure.kind;
            if (options.isForeign && failure.permission) {
                failure.fix = `give \`github-token\` a token with \`${permission}\` for ${owner}/${repo}`;
            }
            return { ok: false, failure };
        }
        finally {
            clearTimeout(timeout);
            call.endedMs = this.#elapsedMs();
        }
    }
    #remember(failure) {
        const session = this.#session;
        if (['rate-limit', 'token', 'certificate'].includes(failure.kind))
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
function keyOf(endpoint, parameters) {
    return JSON.stringify([endpoint, parameters]);
}
function isRecord(data) {
    return typeof data === 'object' && data !== null && !(data instanceof ArrayBuffer);
}
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


/***/ }),

/***/ 4182:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ih: () => (/* binding */ annotationsOf),
/* harmony export */   qw: () => (/* binding */ shownAnnotations),
/* harmony export */   x: () => (/* binding */ listAnnotations)
/* harmony export */ });
/* harmony import */ var _api_json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9360);

const PAGE_SIZE = 50;
const MAX_SHOWN = 10;
const levels = ['failure', 'warning', 'notice'];
function annotationsOf(jobId) {
    return { check_run_id: jobId, per_page: PAGE_SIZE };
}
async function listAnnotations(api, jobId, sha) {
    const answer = await api.get('annotations', annotationsOf(jobId));
    if (!answer.ok)
        return answer;
    const all = (0,_api_json_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(answer.data).map((json) => readAnnotation(json, sha, api.links));
    return { ok: true, data: all.sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level)) };
}
function shownAnnotations(all) {
    const informative = all.filter((annotation) => !isExitCodeOnly(annotation.message));
    return (informative.length > 0 ? informative : all).slice(0, MAX_SHOWN);
}
function readAnnotation(json, sha, links) {
    const level = levels.find((each) => each === (0,_api_json_js__WEBPACK_IMPORTED_MODULE_0__.at)(json, 'annotation_level')) ?? 'notice';
    const path = readPath((0,_api_json_js__WEBPACK_IMPORTED_MODULE_0__.at)(json, 'path'));
    const line = path === undefined ? undefined : (0,_api_json_js__WEBPACK_IMPORTED_MODULE_0__/* .countOf */ .pq)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_0__.at)(json, 'start_line'));
    return {
        level,
        title: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_0__.at)(json, 'title'), { maxLength: 200 }),
        message: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_0__.at)(json, 'message'), { multiline: true, maxLength: 1000 })?.trim() ?? '',
        path,
        line,
        url: path && sha ? links.blob(sha, path, line) : undefined,
    };
}
function readPath(json) {
    const path = (0,_api_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(json)?.replaceAll('\\', '/').replace(/^\.\//, '');
    if (path === undefined || path === '.github' || path.startsWith('/') || /^[a-z]:/i.test(path))
        return undefined;
    return path.split('/').includes('..') ? undefined : path;
}
function isExitCodeOnly(message) {
    return /^Process completed with exit code \d+\.?$/.test(message) || message === '';
}


/***/ }),

/***/ 3635:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  fs: () => (/* binding */ changesOf),
  UD: () => (/* binding */ compare),
  xC: () => (/* binding */ compareAhead),
  s4: () => (/* binding */ findPulls),
  zy: () => (/* binding */ findPullsAhead),
  pj: () => (/* binding */ findRange),
  KX: () => (/* binding */ markSuspects)
});

// EXTERNAL MODULE: ./src/notification/build/changes.ts
var changes = __nccwpck_require__(8097);
;// CONCATENATED MODULE: ./src/notification/build/suspects.ts
function namedFiles(failures, files, repo) {
    const byCode = failures.filter(({ cause }) => cause !== 'platform');
    const said = byCode.flatMap(({ firstError = '', annotations, log }) => {
        const errors = annotations.filter(({ level }) => level === 'failure');
        const lines = log?.lines ?? [];
        return [
            firstError,
            ...errors.flatMap(({ path = '', message }) => [path, message]),
            ...lines.filter(({ tone }) => tone === 'error').map(({ text }) => text),
            ...lines
                .filter(({ text, tone }) => !['command', 'warning'].includes(tone) && /:\d|\bline \d/.test(text))
                .map(({ text }) => text),
        ];
    });
    const texts = said.map((text) => text.replaceAll('\\', '/'));
    return [
        ...new Set(texts.flatMap((text) => files.filter((file) => isNamed(file, text, `/${repo}/${repo}/`)))),
    ];
}
function isNamed(file, text, workspace) {
    for (let from = text.indexOf(file); from !== -1; from = text.indexOf(file, from + 1)) {
        const before = text.slice(0, from).replace(/\.\/$/, '');
        const after = text.slice(from + file.length);
        const isWhole = before === '' || /[^\w./@-]$/.test(before) || before.endsWith(workspace);
        if (isWhole && !/^(?:[\w/-]|\.\w)/.test(after))
            return true;
    }
    return false;
}

// EXTERNAL MODULE: ./src/github/api/failure.ts
var failure = __nccwpck_require__(6898);
// EXTERNAL MODULE: ./src/github/api/json.ts
var api_json = __nccwpck_require__(9360);
// EXTERNAL MODULE: ./src/github/records/payload.ts
var payload = __nccwpck_require__(992);
// EXTERNAL MODULE: ./src/github/build/request-budget.ts
var request_budget = __nccwpck_require__(1843);
;// CONCATENATED MODULE: ./src/github/build/commits.ts






const statuses = ['ahead', 'behind', 'diverged', 'identical'];
async function findRange(api, wanted) {
    const { lastGood, without, pullBase, head, push } = wanted;
    const base = lastGood ?? pullBase;
    if (base === undefined || head === '')
        return { ...fallbackRange(push, api.links, without), files: [] };
    const answer = await compare(api, base, head);
    if (!answer.ok) {
        const isGone = answer.failure.kind === 'not-found';
        const fallback = fallbackRange(push, api.links, isGone ? 'rewritten' : 'unavailable');
        if (isGone && fallback.range)
            return { ...fallback, files: [] };
        const gone = {
            section: 'changes',
            reason: `The commit ${lastGood === undefined ? 'to compare with' : 'of the last green run'} is no longer there.`,
        };
        return { ...fallback, files: [], missing: isGone ? gone : (0,failure/* missingOf */.oy)('changes', answer.failure) };
    }
    const { status, commits, total, files } = answer.data;
    const isRewritten = status === 'diverged' || status === 'behind';
    if (lastGood !== undefined && isRewritten && push?.commits.length) {
        return { ...fallbackRange(push, api.links, 'rewritten'), files };
    }
    const range = {
        base,
        head,
        compareUrl: api.links.compare(base, head),
        commits,
        total,
        source: 'compare',
    };
    const note = lastGood === undefined
        ? `${changes/* withoutGreen */.cE[without]}; these are the commits of the pull request.`
        : noteOf(status);
    return { range, note, files };
}
function noteOf(status) {
    if (status === 'identical')
        return 'No commits since the last green run: the same code ran again.';
    if (status === 'ahead')
        return undefined;
    return 'The history was rewritten since the last green run; these are the commits that are new.';
}
function fallbackRange(push, links, fallback) {
    if (!push || push.commits.length === 0)
        return {};
    const { before, after, commits } = push;
    const compareUrl = /^0+$/.test(before) ? links.commit(after) : links.compare(before, after);
    return { range: { base: before, head: after, compareUrl, commits, source: 'push', fallback } };
}
async function compareAhead(api, base, head) {
    const answer = await api.askAhead('compare', comparisonOf(base, head), 'json');
    return answer.ok ? readComparison(answer.data, api.links).commits : [];
}
function findPullsAhead(api, commits, shown, budget) {
    for (const { sha } of pickUnnamed(commits, shown, api.links).slice(0, budget)) {
        void api.askAhead('commitPulls', { commit_sha: sha }, 'json');
    }
}
function comparisonOf(base, head) {
    return { basehead: `${base}...${head}` };
}
async function compare(api, base, head) {
    const answer = await api.get('compare', comparisonOf(base, head));
    return answer.ok ? { ok: true, data: readComparison(answer.data, api.links) } : answer;
}
function readComparison(json, links) {
    const status = statuses.find((each) => each === (0,api_json.at)(json, 'status')) ?? 'ahead';
    const commits = (0,api_json/* listOf */.c3)((0,api_json.at)(json, 'commits')).flatMap((each) => (0,payload/* readApiCommit */.m9)(each, links) ?? []);
    const total = (0,api_json/* countOf */.pq)((0,api_json.at)(json, 'total_commits')) ?? commits.length;
    const files = (0,api_json/* listOf */.c3)((0,api_json.at)(json, 'files')).flatMap((file) => (0,api_json/* textOf */.b6)((0,api_json.at)(file, 'filename')) ?? []);
    return { status, commits, total, files };
}
async function findPulls(api, commits, shown, budget) {
    const known = new Map(commits.map((commit) => [commit.sha, (0,payload/* pullOfMessage */.cm)(commit, api.links)]));
    const asked = pickUnnamed(commits, shown, api.links).slice(0, budget);
    const answers = await Promise.all(asked.map((commit) => api.get('commitPulls', { commit_sha: commit.sha })));
    for (const [index, answer] of answers.entries()) {
        if (answer.ok)
            known.set(asked[index]?.sha ?? '', pullOfAnswer(answer.data, api.links));
    }
    const failed = answers.find((answer) => !answer.ok && answer.failure.kind !== 'not-found');
    return {
        commits: commits.map((commit) => {
            const pr = known.get(commit.sha);
            return pr ? { ...commit, pr } : commit;
        }),
        ...(failed && !failed.ok ? { missing: (0,failure/* missingOf */.oy)('pr', failed.failure) } : {}),
    };
}
function pickUnnamed(commits, shown, links) {
    const visible = commits.slice(Math.max(0, commits.length - shown)).reverse();
    return visible.filter((commit) => (0,payload/* pullOfMessage */.cm)(commit, links) === undefined);
}
function pullOfAnswer(json, links) {
    const pull = (0,api_json.at)(json, '0');
    const number = (0,api_json/* countOf */.pq)((0,api_json.at)(pull, 'number'));
    if (number === undefined)
        return undefined;
    return { number, title: (0,api_json/* textOf */.b6)((0,api_json.at)(pull, 'title')) ?? `Pull request #${number}`, url: links.pull(number) };
}
function changesOf({ range, note }, limit) {
    if (!range)
        return undefined;
    return { ...(0,changes/* buildChanges */.sl)(range, limit), ...(note ? { note } : {}) };
}
async function markSuspects(api, found, { failures, repo }, until) {
    const { range, files } = found;
    const { commits, head } = range ?? { commits: [], head: '' };
    const end = commits.findIndex(({ sha }) => sha === until);
    if (range === undefined || commits.length < 2 || end === -1)
        return found;
    const paths = namedFiles(failures, files, repo.name).slice(0, (0,request_budget/* fileLookups */.ux)(api));
    const answers = await Promise.all(paths.map((path) => api.get('commits', { sha: head, path, per_page: Math.min(100, commits.length) })));
    const touching = answers.map((answer) => new Set(answer.ok ? (0,api_json/* listOf */.c3)(answer.data).map((json) => (0,api_json/* shaOf */.ye)((0,api_json.at)(json, 'sha'))) : []));
    const marked = commits.map((commit, index) => {
        const touched = paths.filter((_, file) => index <= end && touching[file]?.has(commit.sha));
        return touched.length > 0 ? { ...commit, touched } : commit;
    });
    return { ...found, range: { ...range, commits: marked } };
}


/***/ }),

/***/ 4419:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ draftNotification)
/* harmony export */ });
/* harmony import */ var _notification_build_changes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8097);
/* harmony import */ var _notification_build_derive_state_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(153);
/* harmony import */ var _notification_build_jobs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5374);
/* harmony import */ var _notification_build_outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5220);
/* harmony import */ var _notification_person_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2910);





function draftNotification(event, outcome, options) {
    const { repo, workflow, run, ref, pr, actor, commit, inputs } = event;
    return {
        kind: 'build',
        ...(0,_notification_build_derive_state_js__WEBPACK_IMPORTED_MODULE_1__/* .deriveState */ .d)(outcome, options.history, run),
        repo,
        workflow,
        run: runOf(run, outcome, options.now, event.title),
        actor: actor && (0,_notification_person_js__WEBPACK_IMPORTED_MODULE_4__/* .personOf */ .R)(actor),
        ref,
        pr,
        commit: commit ? (0,_notification_build_changes_js__WEBPACK_IMPORTED_MODULE_0__/* .commitOf */ .D3)(commit) : bareCommit(event),
        history: options.history,
        jobs: jobsWithoutApi(event, outcome, options.ownJob),
        ownJob: options.ownJob,
        failures: [],
        cause: (0,_notification_build_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .isRed */ .iI)(outcome.conclusion) ? 'unknown' : undefined,
        people: peopleOf(event),
        inputs,
        fields: { ...options.fields },
        missing: [],
    };
}
function bareCommit({ run, links }) {
    if (run.sha === '')
        return undefined;
    const { sha } = run;
    return {
        sha,
        shortSha: sha.slice(0, 7),
        url: links.commit(sha),
        title: '',
        body: '',
        author: { isBot: false },
    };
}
function jobsWithoutApi({ needs, position }, outcome, ownJob) {
    if (ownJob)
        return (0,_notification_build_jobs_js__WEBPACK_IMPORTED_MODULE_2__/* .foldOwnJob */ .BM)(ownJob.name, outcome.conclusion);
    return needs && position !== 'workflow_run' ? (0,_notification_build_jobs_js__WEBPACK_IMPORTED_MODULE_2__/* .foldNeeds */ .Lc)(needs) : undefined;
}
function runOf(run, outcome, now, title) {
    const isFinal = run.status === 'completed';
    const finishedAt = isFinal ? run.updatedAt : now;
    const elapsed = Date.parse(finishedAt ?? '') - Date.parse(run.startedAt ?? '');
    return {
        id: run.id,
        number: run.number,
        attempt: run.attempt,
        url: run.url,
        title,
        event: run.event,
        startedAt: run.startedAt,
        finishedAt,
        durationMs: elapsed >= 0 ? elapsed : undefined,
        conclusion: outcome.conclusion,
        isFinal,
    };
}
function peopleOf({ commit, push, requester, pr }) {
    const author = commit && (0,_notification_person_js__WEBPACK_IMPORTED_MODULE_4__/* .personOf */ .R)(commit.author);
    return {
        culprits: [],
        author,
        committers: (0,_notification_build_changes_js__WEBPACK_IMPORTED_MODULE_0__/* .pickCommitters */ .nn)(push?.commits ?? (commit ? [commit] : [])),
        requester: requester && (0,_notification_person_js__WEBPACK_IMPORTED_MODULE_4__/* .personOf */ .R)(requester),
        prAuthor: pr?.author,
        codeowners: [],
    };
}


/***/ }),

/***/ 2397:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  X1: () => (/* binding */ evidenceOf),
  lB: () => (/* binding */ observe),
  of: () => (/* binding */ ownIn)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
// EXTERNAL MODULE: ./src/notification/build/failed-jobs.ts
var failed_jobs = __nccwpck_require__(1100);
// EXTERNAL MODULE: ./src/notification/build/history.ts
var build_history = __nccwpck_require__(8992);
// EXTERNAL MODULE: ./src/notification/build/jobs.ts
var jobs = __nccwpck_require__(5374);
// EXTERNAL MODULE: ./src/notification/build/outcome.ts
var build_outcome = __nccwpck_require__(5220);
;// CONCATENATED MODULE: ./src/notification/build/notifier.ts

const runnersOwn = /^(?:Set up job|Complete job|(?:Pre|Post) .*)$/;
const script = /^Run (?!\.{1,2}\/|[\w.-]+\/\S+@)/;
function ownStepName(job) {
    const steps = (job?.steps ?? []).filter((step) => !runnersOwn.test(step.name));
    const last = steps.at(-1);
    return last?.status === 'in_progress' && !script.test(last.name) ? last.name : undefined;
}
function failedToNotifyOnly(jobs, notifier) {
    const failed = jobs.filter((job) => (0,build_outcome/* isRed */.iI)(job.conclusion) || job.conclusion === 'cancelled');
    return failed.length > 0 && failed.every((job) => isNotifierAlone(job, notifier));
}
function isNotifierAlone(job, notifier) {
    const failed = job.steps.filter((step) => (0,build_outcome/* isRed */.iI)(step.conclusion));
    return (job.conclusion === 'failure' &&
        failed.length > 0 &&
        failed.every((step) => isNotifier(step, job, notifier)));
}
function isNotifier(step, job, { repository, stepName }) {
    const name = step.name.toLowerCase();
    const isOfAction = repository !== undefined && name.startsWith(`run ${repository.toLowerCase()}`);
    if (isOfAction && /^[@/]/.test(name.slice(`run ${repository}`.length)))
        return true;
    return step.name === stepName && job.steps.every((each) => each.number <= step.number || isIdle(each));
}
function isIdle({ name, conclusion }) {
    return runnersOwn.test(name) || conclusion === null || conclusion === 'skipped';
}

// EXTERNAL MODULE: ./src/github/api/failure.ts
var api_failure = __nccwpck_require__(6898);
// EXTERNAL MODULE: ./src/github/api/json.ts
var api_json = __nccwpck_require__(9360);
// EXTERNAL MODULE: ./src/github/records/jobs.ts
var records_jobs = __nccwpck_require__(5296);
// EXTERNAL MODULE: ./src/github/records/payload.ts
var payload = __nccwpck_require__(992);
// EXTERNAL MODULE: ./src/github/records/runs.ts + 1 modules
var runs = __nccwpck_require__(578);
// EXTERNAL MODULE: ./src/github/build/annotations.ts
var annotations = __nccwpck_require__(4182);
// EXTERNAL MODULE: ./src/github/build/platform-fault.ts
var platform_fault = __nccwpck_require__(1256);
;// CONCATENATED MODULE: ./src/github/build/cancelled-jobs.ts


const MAX_CANCELLED = 2;
const exceeded = /exceeded the maximum execution time/i;
async function explainCancelled(api, jobs, sha, limit) {
    const cancelled = jobs
        .filter((job) => job.conclusion === 'cancelled' && !job.isOwn && job.startedAt !== undefined)
        .sort((a, b) => lengthOf(b) - lengthOf(a))
        .slice(0, limit);
    const answers = await Promise.all(cancelled.map((job) => (0,annotations/* listAnnotations */.x)(api, job.id, sha)));
    const marked = new Map();
    for (const [index, answer] of answers.entries()) {
        const job = cancelled[index];
        if (!job || !answer.ok)
            continue;
        const annotations = answer.data;
        if ((0,platform_fault/* findStartFault */.G)(annotations) !== undefined)
            marked.set(job, { ...job, conclusion: 'failure', annotations });
        else if (annotations.some(({ message }) => exceeded.test(message))) {
            marked.set(job, { ...job, conclusion: 'timed_out', annotations });
        }
    }
    const failed = answers.find((answer) => !answer.ok);
    return {
        jobs: jobs.map((job) => marked.get(job) ?? job),
        failure: failed && !failed.ok ? failed.failure : undefined,
    };
}
function lengthOf({ startedAt, completedAt }) {
    return Date.parse(completedAt ?? '') - Date.parse(startedAt ?? '') || 0;
}

// EXTERNAL MODULE: ./src/github/build/commits.ts + 1 modules
var build_commits = __nccwpck_require__(3635);
;// CONCATENATED MODULE: ./src/github/build/correct-history.ts






const MAX_LOOKS = 3;
async function readPast(api, input, present) {
    const { current, outcome } = input;
    const { notifier, ownName } = present;
    const missing = [];
    let readingNow;
    let isFirstBadUnread;
    const keyOf = (run) => run.id === current.id
        ? { id: run.id, attempt: input.previousAttempt?.attempt ?? current.attempt - 1 }
        : { id: run.id };
    const lists = new Map();
    const jobsOf = async (run) => {
        const reading = lists.get(run.id) ?? (0,records_jobs/* listJobs */.N6)(api, keyOf(run), {});
        lists.set(run.id, reading);
        const answer = await reading;
        return answer.ok && answer.data.isComplete ? answer.data.jobs : undefined;
    };
    const result = async (trace, runs) => {
        const { previous } = (0,build_history/* traceHistory */.Oh)(runs);
        const now = await readingNow;
        return {
            history: { ...trace(runs), isFirstBadUnread },
            jobs: now?.ok ? now.data : undefined,
            previous: previous && keyOf(previous),
            previousJobs: previous && (await lists.get(previous.id)),
            passedOver: trace({ ...runs, outcome: { conclusion: 'cancelled' } }),
            missing,
        };
    };
    const isGreen = outcome.conclusion === 'success';
    const decisive = async (past) => {
        let { jobs } = present;
        if (jobs === undefined && isGreen && past.filter(({ conclusion }) => (0,build_outcome/* isRed */.iI)(conclusion)).length > 1) {
            readingNow ??= present.readJobs();
            const answer = await readingNow;
            jobs = answer.ok ? answer.data.jobs : undefined;
        }
        const isAllowedToFail = isGreen ? redIn(jobs ?? []) : (0,build_outcome/* allowanceOf */.UF)(present.needs ?? {});
        return past.filter(({ name }) => !isAllowedToFail(name));
    };
    const judge = async (jobs, sha) => {
        const found = await judgeJobs(api, jobs, sha, present.readsLogs);
        missing.push(...found.missing.filter(({ fix }) => fix !== undefined));
        return found.cause;
    };
    if (!(0,build_outcome/* isRed */.iI)(outcome.conclusion) && !isGreen)
        return result(build_history/* traceHistory */.Oh, input);
    let runs = input;
    const cancelled = (0,build_history/* cancelledBefore */.bE)(input);
    const isLate = cancelled && (await ranOutOfTime(api, (await jobsOf(cancelled)) ?? [], cancelled.sha, ownName));
    if (isLate)
        runs = (0,build_history/* withConclusion */.As)(runs, cancelled, 'timed_out');
    if (ownName !== undefined) {
        const { previous } = (0,build_history/* traceHistory */.Oh)(runs);
        let before;
        if (isLate && previous?.id === cancelled.id)
            before = 'timed_out';
        else if (previous) {
            const own = ((await jobsOf(previous)) ?? []).filter((job) => job.name === ownName);
            before = await ownConclusion(api, own, previous.sha, ownName, notifier);
            const cause = (0,build_outcome/* isRed */.iI)(before ?? null) ? await judge(await decisive(own), previous.sha) : 'code';
            if (cause === 'platform')
                before = 'cancelled';
            isFirstBadUnread = cause === 'unread' || undefined;
        }
        return result((each) => (0,build_history/* traceOwnJob */.Bq)({ runs: (0,build_history/* traceHistory */.Oh)(each), current: nowOf(each), before }), runs);
    }
    const causes = new Map(isLate ? [[cancelled.id, 'code']] : []);
    for (let look = 0; look < MAX_LOOKS; look += 1) {
        const { first, suspects } = suspectsIn((0,build_history/* traceHistory */.Oh)(runs));
        const verdicts = await Promise.all(suspects.map(async (run) => {
            if (causes.has(run.id))
                return undefined;
            const past = await jobsOf(run);
            if (past && failedToNotifyOnly(past, notifier))
                return 'success';
            const jobs = past && (await decisive(past));
            const others = [present.jobs ?? (isGreen ? [] : undefined), first && (await jobsOf(first))];
            if (run !== first && !(jobs && others.some((each) => each && isGone(jobs, each))))
                return undefined;
            const cause = jobs ? await judge(jobs, run.sha) : 'unread';
            causes.set(run.id, cause);
            return cause === 'platform' ? 'cancelled' : undefined;
        }));
        for (const [index, run] of suspects.entries()) {
            const verdict = verdicts[index];
            if (verdict !== undefined)
                runs = (0,build_history/* withConclusion */.As)(runs, run, verdict);
        }
        if (verdicts.every((verdict) => verdict === undefined))
            break;
    }
    const { first } = suspectsIn((0,build_history/* traceHistory */.Oh)(runs));
    isFirstBadUnread = (first && causes.get(first.id) !== 'code') || undefined;
    return result(build_history/* traceHistory */.Oh, runs);
}
function redIn(jobs) {
    const red = new Set(jobs.flatMap((job) => ((0,build_outcome/* isRed */.iI)(job.conclusion) ? job.name : [])));
    return (name) => red.has(name);
}
function isGone(past, current) {
    const failuresOf = (jobs) => jobs.flatMap(({ name, conclusion, steps }) => {
        const step = steps.find((each) => (0,build_outcome/* isRed */.iI)(each.conclusion))?.name;
        return (0,build_outcome/* isRed */.iI)(conclusion) || step !== undefined ? JSON.stringify([name, step]) : [];
    });
    const present = new Set(failuresOf(current));
    return past.length > 0 && !failuresOf(past).some((failure) => present.has(failure));
}
async function judgeJobs(api, jobs, sha, readsLogs) {
    const { judgePast } = await __nccwpck_require__.e(/* import() */ 153).then(__nccwpck_require__.bind(__nccwpck_require__, 1153));
    const isExplained = jobs.some((job) => (0,build_outcome/* isRed */.iI)(job.conclusion));
    const { jobs: known, failure } = isExplained
        ? { jobs }
        : await explainCancelled(api, jobs, sha, MAX_CANCELLED);
    if (failure)
        return { cause: 'unread', missing: [(0,api_failure/* missingOf */.oy)('annotations', failure)] };
    return judgePast(api, known, { sha, log: readsLogs ? {} : undefined });
}
function suspectsIn({ previous, firstBad, isCut }) {
    if (previous === undefined || !(0,build_outcome/* isRed */.iI)(previous.conclusion))
        return { suspects: [] };
    if (isCut || firstBad === undefined)
        return { suspects: [previous] };
    return { first: firstBad, suspects: firstBad.id === previous.id ? [firstBad] : [firstBad, previous] };
}
async function ranOutOfTime(api, jobs, sha, ownName) {
    const asked = ownName === undefined ? jobs : jobs.filter((job) => job.name === ownName);
    const marked = await explainCancelled(api, asked, sha, 1);
    return marked.jobs.some((job) => job.conclusion === 'timed_out');
}
async function ownConclusion(api, own, sha, name, notifier) {
    if (failedToNotifyOnly(own, notifier))
        return 'success';
    const conclusion = (0,build_outcome/* worstOf */.hm)(own.flatMap((job) => job.conclusion ?? []));
    if (conclusion !== 'cancelled')
        return conclusion;
    return (await ranOutOfTime(api, own, sha, name)) ? 'timed_out' : conclusion;
}
function nowOf({ current, outcome, now }) {
    const { id, number, url, sha } = current;
    return { id, number, url, sha, conclusion: outcome.conclusion, at: now };
}

// EXTERNAL MODULE: ./src/github/build/draft.ts
var draft = __nccwpck_require__(4419);
// EXTERNAL MODULE: ./src/github/build/request-budget.ts
var request_budget = __nccwpck_require__(1843);
;// CONCATENATED MODULE: ./src/github/build/observe.ts

















const LEAVING_MS = 5;
async function observe(api, event, options) {
    const stated = evidenceOf(event, options);
    if (!api || event.run.id === 0) {
        const outcome = (0,build_outcome/* resolveOutcome */.DX)(stated);
        const ownJob = ownJobOf(outcome, event, []);
        const missing = api
            ? [{ section: 'run', reason: 'The run is not known: GITHUB_RUN_ID is not set.' }]
            : [{ section: 'run', reason: 'There is no token to ask GitHub with.', fix: api_failure/* GIVE_TOKEN */._P }];
        return {
            notification: { ...(0,draft/* draftNotification */.h)(event, outcome, { ...options, ownJob }), missing },
            outcome,
            run: event.run,
        };
    }
    const asksJobs = needsJobs(stated);
    const readingRun = event.run.status === 'completed' ? undefined : api.get('run', { run_id: event.run.id });
    const [run, jobs, previousAttempt, listed] = await Promise.all([
        readingRun,
        asksJobs ? (0,records_jobs/* listJobs */.N6)(api, event.run, ownIn(event)) : undefined,
        readPreviousAttempt(api, event),
        (0,runs/* readHistory */.Lu)(api, event.run, event.workflowKey, readingRun),
    ]);
    const current = (0,runs/* mergeRun */.CU)(event.run, run?.ok ? (0,runs/* readRun */.cI)(run.data, event.links) : undefined);
    const read = jobs?.ok ? jobs.data : undefined;
    const { outcome, list, failure } = await settleOutcome(api, stated, read, current.sha);
    const ownJob = ownJobOf(outcome, event, list?.jobs ?? []);
    const past = await tracePast(api, listed, {
        event,
        current,
        outcome,
        ownJob,
        list,
        previousAttempt,
        options,
    });
    const merged = run?.ok ? mergeEvent(event, run.data, current) : event;
    const notification = (0,draft/* draftNotification */.h)(merged, outcome, { ...options, history: past?.history, ownJob });
    const isOwnUnseen = ownJob !== undefined && list !== undefined && !list.jobs.some((job) => job.isOwn);
    const missing = [
        ...(run && !run.ok ? [(0,api_failure/* missingOf */.oy)('run', run.failure)] : []),
        ...(listed.ok ? [] : [(0,api_failure/* missingOf */.oy)('history', listed.failure)]),
        ...(jobs && !jobs.ok ? [(0,api_failure/* missingOf */.oy)('jobs', jobs.failure)] : []),
        ...(isOwnUnseen ? [OWN_UNSEEN] : []),
        ...(failure ? [(0,api_failure/* missingOf */.oy)('annotations', failure)] : []),
        ...(past?.missing ?? []),
    ];
    return {
        notification: { ...notification, missing },
        outcome,
        run: current,
        jobs: list ?? past?.jobs,
        previous: past?.previous,
        previousJobs: past?.previousJobs,
        passedOver: past?.passedOver,
    };
}
const OWN_UNSEEN = {
    section: 'jobs',
    reason: 'The job that sends this mail could not be told from the others of the run, so its steps are not shown.',
};
function ownIn({ position, own }) {
    return position === 'workflow_run' ? {} : own;
}
async function settleOutcome(api, stated, list, sha) {
    const outcome = (0,build_outcome/* resolveOutcome */.DX)({ ...stated, jobs: list?.jobs });
    const isExplained = (0,build_outcome/* isRed */.iI)(outcome.conclusion) && list?.jobs.some((job) => (0,build_outcome/* isRed */.iI)(job.conclusion));
    const hasVerdict = isExplained || outcome.source === 'job' || outcome.source === 'status';
    if (list === undefined || hasVerdict)
        return { outcome, list };
    const { jobs, failure } = await explainCancelled(api, list.jobs, sha, MAX_CANCELLED);
    return { outcome: (0,build_outcome/* resolveOutcome */.DX)({ ...stated, jobs }), list: { ...list, jobs }, failure };
}
function ownJobOf(outcome, { own }, jobs) {
    if ((0,build_outcome/* scopeOf */.Od)(outcome) !== 'job')
        return undefined;
    const found = jobs.find((job) => job.isOwn);
    const others = jobs.filter((job) => job !== found);
    const unfinished = found ? others.filter((job) => job.status !== 'completed') : [];
    return {
        name: found?.name ?? own.id ?? '(unnamed)',
        othersFailed: others.filter((job) => (0,build_outcome/* isRed */.iI)(job.conclusion)).map((job) => job.name),
        othersUnfinished: unfinished.map((job) => job.name),
    };
}
function evidenceOf(event, { status }) {
    const isObserving = event.position === 'workflow_run';
    return {
        status,
        needs: isObserving ? undefined : event.needs,
        jobStatus: isObserving ? undefined : event.own.status,
        workflowRun: isObserving ? { conclusion: event.run.conclusion } : undefined,
    };
}
function needsJobs(stated) {
    const { status, workflowRun } = stated;
    if (status !== undefined)
        return (0,build_outcome/* repeatsOwnStatus */.VX)(stated);
    return workflowRun === undefined || workflowRun.conclusion !== 'success';
}
const MAX_ATTEMPTS = 3;
async function readPreviousAttempt(api, { run, links }) {
    let last;
    for (let attempt = run.attempt - 1; attempt > 0 && attempt >= run.attempt - MAX_ATTEMPTS; attempt -= 1) {
        const answer = await api.get('attempt', { run_id: run.id, attempt_number: attempt });
        const read = answer.ok ? (0,runs/* readRun */.cI)(answer.data, links) : undefined;
        last ??= read;
        if (read && (0,build_outcome/* isRed */.iI)(read.conclusion))
            return read;
        if (read?.conclusion !== 'cancelled')
            break;
    }
    return last;
}
async function tracePast(api, listed, given) {
    const { event, current, outcome, ownJob, list, previousAttempt, options } = given;
    if ((!listed.ok && !previousAttempt) || (0,build_outcome/* scopeOf */.Od)(outcome) === 'part')
        return undefined;
    const input = {
        current,
        outcome,
        runs: listed.ok ? listed.data.runs : [],
        previousAttempt,
        now: options.now,
        repoId: event.repo.id,
        isComplete: listed.ok && listed.data.isComplete,
    };
    const own = list?.jobs.find((job) => job.isOwn);
    const notifier = { repository: event.own.actionRepository, stepName: ownStepName(own) };
    const reading = readPast(api, input, {
        notifier,
        ownName: ownJob?.name,
        jobs: list?.jobs,
        readJobs: () => (0,records_jobs/* listJobs */.N6)(api, current, ownIn(event)),
        needs: event.position === 'workflow_run' ? undefined : event.needs,
        readsLogs: options.readsLogs ?? false,
    });
    if (options.sureMail && (0,build_outcome/* isRed */.iI)(outcome.conclusion)) {
        askAhead(api, input, given, reading).catch(() => undefined);
    }
    return reading;
}
async function askAhead(api, input, { event, outcome, ownJob, list, options }, readingPast) {
    const { lastGood, previous } = (0,build_history/* traceHistory */.Oh)(input);
    const needs = event.position === 'workflow_run' ? undefined : event.needs;
    const picked = (0,failed_jobs/* pickFailedJobs */.dI)((0,jobs/* foldJobs */.S7)(list?.jobs ?? [], { outcome, needs }).list);
    const shown = picked.length < failed_jobs/* MAX_EXPANDED */.N1 && ownJob === undefined ? picked : [];
    const ids = shown.flatMap(({ id }) => {
        const fact = list?.jobs.find((job) => job.id === id);
        return id === undefined || fact?.isOwn || fact?.annotations ? [] : id;
    });
    const { readsLogs, sureMail } = options;
    const isRange = sureMail?.commits !== undefined && lastGood && input.current.queue === undefined;
    const comparing = isRange ? (0,build_commits/* compareAhead */.xC)(api, lastGood.sha, input.current.sha) : [];
    const annotating = ids.map((id) => {
        if (readsLogs)
            void api.askAhead('log', { job_id: id }, 'stream');
        return api.askAhead('annotations', (0,annotations/* annotationsOf */.Ih)(id), 'json');
    });
    const others = (0,build_outcome/* isRed */.iI)(previous?.conclusion ?? null) ? 2 : Number(previous !== undefined);
    const lookups = (0,request_budget/* pullLookups */.Tn)(api, list?.jobs, others + Number(list === undefined));
    const listed = event.ref.type === 'pr' ? 0 : (sureMail?.commits ?? 0);
    const beforeDetails = Promise.race([Promise.all([comparing, ...annotating]), readingPast.then(() => [])]);
    const finding = beforeDetails.then(([commits = []]) => (0,build_commits/* findPullsAhead */.zy)(api, commits, listed, lookups));
    await Promise.all([finding, (0,promises_.setTimeout)(LEAVING_MS).then(sureMail?.whileWaiting)]);
}
function mergeEvent(event, json, run) {
    const { links } = event;
    const path = (0,api_json/* textOf */.b6)((0,api_json.at)(json, 'path'))?.split('@')[0];
    return {
        ...event,
        run,
        workflow: {
            ...event.workflow,
            id: (0,api_json/* countOf */.pq)((0,api_json.at)(json, 'workflow_id')) ?? event.workflow.id,
            path: event.workflow.path ?? path,
            url: event.workflow.url ?? (path && links.workflow(path)),
        },
        title: (0,api_json/* textOf */.b6)((0,api_json.at)(json, 'display_title')) ?? event.title,
        commit: event.commit ?? (0,payload/* readPayloadCommit */.w1)((0,api_json.at)(json, 'head_commit'), links),
        actor: event.actor ?? (0,payload/* readAccount */.GM)((0,api_json.at)(json, 'actor'), links),
    };
}


/***/ }),

/***/ 1256:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ findStartFault),
/* harmony export */   d: () => (/* binding */ findPlatformFault)
/* harmony export */ });
/* harmony import */ var _notification_build_cause_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5959);

const neverStarted = [
    [
        /^The job was not started because [^\n]*(?:payment|billing|spending limit|budget)/,
        'billing kept the job from starting',
    ],
    [/^The job was not acquired by Runner of type /, 'no runner took the job'],
    [
        /^This request was automatically failed because there were no enabled runners online/,
        'no runner took the job',
    ],
    [/^The job has exceeded the maximum execution time while awaiting a runner/, 'no runner took the job'],
    [/^This is a scheduled \S[^\n]{0,60} brownout\b/, 'the runner image is being withdrawn'],
    [/^GitHub Actions has encountered an internal error when running your job/, 'GitHub had an internal error'],
    [/^Internal server error\. Correlation ID: /, 'GitHub had an internal error'],
];
const cutOff = [
    [
        /^The (?:self-hosted |hosted )?runner(?:: [^\n]{1,200})? lost communication with the server/,
        'the runner was lost',
    ],
    [/^The runner has received a shutdown signal/, 'the runner was shut down'],
    [/^Operating system is shutting down for computer /, 'the runner was shut down'],
    [/^(?:System\.IO\.IOException: )?No space left on device : '/, _notification_build_cause_js__WEBPACK_IMPORTED_MODULE_0__/* .shortages */ .JM.disk],
];
const artifacts = [
    /^Failed to (?:CreateArtifact|FinalizeArtifact|ListArtifacts|GetSignedArtifactURL): (?:Unable to make request: E[A-Z_]+$|Failed to make request after \d+ attempts: )/,
    'the artifact service did not answer',
];
const caches = [
    /^(?:Failed to (?:restore|save): )?Cache service responded with (?:429|5\d\d)|^Failed to (?:CreateCacheEntry|FinalizeCacheEntryUpload|GetCacheEntryDownloadURL): Unable to make request: E[A-Z_]+$/,
    'the cache service did not answer',
];
const actions = [
    /^Failed to (?:resolve action download info|download (?:action|archive))\b.*(?:Service Unavailable|Bad Gateway|Gateway Time-?out|timed out|\b50[0234]\b)/,
    'an action could not be downloaded',
];
const registry = 'a package registry did not answer';
const images = 'an image registry did not answer';
const daemon = /^Error response from daemon: (?!No such (?:container|network|volume)\b)/;
const { disk, memory, killed } = _notification_build_cause_js__WEBPACK_IMPORTED_MODULE_0__/* .shortages */ .JM;
const printed = [
    { proof: artifacts[0], fault: artifacts[1] },
    { proof: caches[0], fault: caches[1] },
    {
        proof: actions[0],
        from: /^(?:Failed to (?:resolve action|download) |Service Unavailable$|Response status code does not indicate success: 50\d)/,
        fault: actions[1],
    },
    {
        proof: /^fatal: unable to access 'https:\/\/github\.com\/[^']*': (?:Failed to connect to |Could not resolve host: |Recv failure: |Operation timed out|Empty reply |The requested URL returned error: 50\d)/,
        from: /^(?:fatal|error): /,
        fault: 'GitHub did not answer',
    },
    {
        proof: /^npm (?:ERR!|error) (?:code (?:ECONNRESET|ETIMEDOUT|EAI_AGAIN|ERR_SOCKET_TIMEOUT|E50[0234])$|50[0234] )/,
        from: /^npm (?:ERR!|error)(?: |$)(?!A complete log |.*[\\/]_logs[\\/])/,
        start: /^npm (?:ERR!|error) (?:code |Missing script)/,
        fault: registry,
    },
    {
        proof: /^error An unexpected error occurred: "[^" ]+: (?:ESOCKETTIMEDOUT|ETIMEDOUT|ECONNRESET|EAI_AGAIN)"/,
        from: /^error /,
        fault: registry,
    },
    {
        proof: /^➤ YN0001: │ RequestError: \w+ (?:ECONNRESET|ETIMEDOUT|EAI_AGAIN)\b/,
        from: /^➤ YN(?!0000)\d{4}: /,
        fault: registry,
    },
    {
        proof: /^\s*ERR_PNPM_(?:FETCH_50[0234]\s|META_FETCH_FAIL\s.*(?:ECONNRESET|ETIMEDOUT|EAI_AGAIN|socket hang up)$)/,
        from: /^\s*ERR_PNPM_/,
        fault: registry,
    },
    {
        proof: /^ERROR: Could not install packages due to an OSError: HTTPSConnectionPool\(host='(?:pypi\.org|files\.pythonhosted\.org)'/,
        from: /^ERROR: (?:Could not|No matching) /,
        fault: registry,
    },
    {
        proof: /^pip\._vendor\.urllib3\.exceptions\.(?:ReadTimeoutError|ProtocolError|IncompleteRead): /,
        fault: registry,
    },
    {
        proof: /^E: Failed to fetch http[^ ]* {1,2}(?:50[0234] |(?:Could not|Unable to) connect )/,
        from: /^E: /,
        fault: registry,
    },
    {
        proof: /^go: \S+: (?:reading https:\/\/(?:proxy|sum)\.golang\.org\/\S+: 50[0234] |Get "https:\/\/(?:proxy|sum)\.golang\.org\/[^"]*": .*(?:i\/o timeout|connection reset by peer|TLS handshake timeout|EOF)$)/,
        from: /^go: \S+: /,
        fault: registry,
    },
    {
        proof: /^\s+\[(?:28|35|52|56|92|6)\] .*(?:crates\.io|[Tt]imeout|[Tt]imed out|reset|HTTP\/?2|SSL|[Ee]mpty)/,
        from: /^error: failed to (?:get|download|fetch|load|query|update)|^\s+(?:failed to |download of )/,
        start: /^error: /,
        fault: registry,
    },
    {
        proof: /Could not transfer artifact \S+ from\/to \S+ \(https:[^()\s]*\): (?:Connection reset|Connect timed out|Connection timed out|Read timed out|status code: 50\d|Remote host terminated)/,
        from: /^\[ERROR\]|Could not transfer artifact /,
        fault: registry,
    },
    {
        proof: /^\s+> (?:Could not (?:GET|HEAD) 'https:[^']+'\. Received status code 50\d |(?:Connection reset|Read timed out|Connect timed out|Remote host terminated the handshake)$)/,
        from: /^\s*(?:> )?Could not (?:resolve|determine|download|get resource|GET|HEAD) /,
        fault: registry,
    },
    {
        proof: /: error NU1301:\s+(?:Response status code does not indicate success: 50\d |Unable to load the service index for source https:\/\/api\.nuget\.org\/)/,
        from: /: error NU\d{4}: /,
        fault: registry,
    },
    {
        proof: /^Bundler::HTTPError: Could not fetch specs from https:\/\/(?:index\.)?rubygems\.org\//,
        from: /^(?:Bundler::\w+: |Could not find gem )/,
        fault: registry,
    },
    { proof: /^\s*curl error (?:28|35|52|56|92) while downloading https:\/\//, fault: registry },
    {
        proof: /^Error response from daemon: toomanyrequests: /,
        from: daemon,
        fault: 'an image registry limited the downloads',
    },
    {
        proof: /^Error response from daemon: (?:received unexpected HTTP status: 50\d |(?:Get|Head) "https:[^"]*": (?:net\/http: |context deadline exceeded|EOF$|dial tcp.*(?:i\/o timeout|server misbehaving)|read tcp.*reset by peer))/,
        from: daemon,
        fault: images,
    },
    {
        proof: /failed to do request: (?:Get|Head) "https:[^"\s]*": (?:EOF$|net\/http: |dial tcp \S+: i\/o timeout$|dial tcp: lookup \S+ (?:on \S+ )?(?:i\/o timeout|server misbehaving)|read tcp \S+ read: connection reset)/,
        from: /^(?:#\d+ )?ERROR: |failed to do request: /,
        fault: images,
    },
    { proof: /^npm (?:ERR!|error) nospc /, fault: disk },
    { proof: /^ERROR: Could not install packages due to an OSError: \[Errno 28\] /, fault: disk },
    {
        proof: /^(?:#\d+ ERROR|buildx failed with: ERROR|ERROR: failed to (?:build|solve)|Error response from daemon): .*: no space left on device$/,
        fault: disk,
    },
    {
        proof: /^error: (?=.*\/(?:target|\.cargo)\/).*: No space left on device \(os error 28\)$/,
        fault: disk,
    },
    {
        proof: /^(?:\/[\w./+-]*\/)?(?:cp|mv|ln|mkdir|touch|install|tee|cat|dd|tar|gzip|xz|zstd|unzip|rsync|sed|sort|ld|as|ar|ranlib|strip|cc1|cc1plus): (?!.*\/dev\/full).*: No space left on device$/,
        fault: disk,
    },
    {
        proof: /^(?:\S*(?:c\+\+|g\+\+|cc|clang)(?:-\d+)?: (?:fatal|internal compiler) error: Killed|collect2: fatal error: ld terminated with signal 9 )/,
        fault: killed,
    },
    {
        proof: /^\s+process didn't exit successfully: `\S*rustc .*\(signal: 9, SIGKILL: kill\)$/,
        from: /^error: could not compile /,
        fault: killed,
    },
    { proof: /^\S+: \/\S+\/pkg\/tool\/\w+\/(?:compile|link): signal: killed$/, fault: killed },
    {
        proof: /^(?:\S+: )?(?:line \d+: )?(?:fork|virtual memory exhausted): Cannot allocate memory$/,
        fault: memory,
    },
    {
        proof: /^# There is insufficient memory for the Java Runtime Environment to continue\.$/,
        from: /^# /,
        fault: memory,
    },
];
const lowDisk = /^You are running out of disk space\. The runner will stop working/;
const fullDisk = /no space left on device|\bENOSPC\b/i;
const killedLine = /(?:^|: )Killed$|^\S+: line \d+:\s+\d+ Killed\s+(?!timeout )\S/;
const killedExit = /^Process completed with exit code 137\.$/;
const ownLimit = /^timeout: sending signal /;
const nearby = /https?:\/\/(?:(?:[\w-]{1,63}\.){0,8}(?:local|localhost|internal|test|intranet|private|corp|home|lan)|[\w-]{1,63}|\d[\d.]{1,15}|\[[\da-f:]{2,40}\])[:/'"\s]/;
const ended = /^(?:Process completed with exit code (?:12[89]|1[3-9]\d|2\d\d|-1073741510)\.|The operation was canceled\.)$/;
function findPlatformFault({ annotations, log }) {
    const own = annotations.filter(({ path, title }) => path === undefined && title === undefined);
    const errors = own.filter(({ level }) => level === 'failure').map(({ message }) => message);
    const hasOnly = (stated) => annotations.every((each) => each.level !== 'failure' || (own.includes(each) && isStated(each.message, stated)));
    const ofRunner = [...neverStarted, ...cutOff];
    if (hasOnly([...ofRunner, [ended, '']])) {
        const fault = faultIn(errors, ofRunner);
        if (fault !== undefined)
            return fault;
    }
    if (log?.errorLine === undefined) {
        const ofServices = [artifacts, caches, actions];
        return hasOnly(ofServices) ? faultIn(errors, ofServices) : undefined;
    }
    return faultInLog(log.errorLine, [
        ...log.lines.map(({ text }) => text),
        ...own.map(({ message }) => message),
    ]);
}
function findStartFault(annotations) {
    return faultIn(annotations.map(({ message }) => message), neverStarted);
}
function isStated(message, stated) {
    return stated.some(([pattern]) => pattern.test(message));
}
function faultIn(messages, stated) {
    return stated.find(([pattern]) => messages.some((message) => pattern.test(message)))?.[1];
}
function faultInLog(errorLine, lines) {
    if (nearby.test(errorLine))
        return undefined;
    const fault = printed.find((form) => {
        const message = form.from ? lastMessage(lines, form.from, form) : [errorLine];
        const isOfTool = message.includes(errorLine) || form.proof.test(errorLine);
        return (isOfTool && message.some((line) => form.proof.test(line)) && !message.some((line) => nearby.test(line)));
    })?.fault;
    if (fault !== undefined)
        return fault;
    if (fullDisk.test(errorLine) && lines.some((line) => lowDisk.test(line)))
        return disk;
    const isKilled = killedLine.test(errorLine) && lines.some((line) => killedExit.test(line));
    return isKilled && !lines.some((line) => ownLimit.test(line)) ? killed : undefined;
}
function lastMessage(lines, from, { proof, start }) {
    let message = [];
    let isOpen = false;
    for (const line of lines) {
        if (from.test(line) || (isOpen && proof.test(line))) {
            if (!isOpen || start?.test(line))
                message = [];
            message.push(line);
            isOpen = true;
        }
        else if (!/^(?:\s|Caused by:|$)/.test(line))
            isOpen = false;
    }
    return message;
}


/***/ }),

/***/ 1843:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Tn: () => (/* binding */ pullLookups),
/* harmony export */   ux: () => (/* binding */ fileLookups),
/* harmony export */   yz: () => (/* binding */ PULL_LOOKUPS)
/* harmony export */ });
/* harmony import */ var _notification_build_failed_jobs_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1100);
/* harmony import */ var _notification_build_outcome_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5220);


const MAX_REQUESTS = 14;
const PULL_LOOKUPS = 2;
const FILE_LOOKUPS = 2;
function pullLookups(api, jobs, others) {
    const isFailed = ({ conclusion, steps }) => (0,_notification_build_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .isRed */ .iI)(conclusion) || steps.some((step) => (0,_notification_build_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .isRed */ .iI)(step.conclusion));
    const failed = jobs?.filter(isFailed).length ?? _notification_build_failed_jobs_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_EXPANDED */ .N1;
    const toCome = 1 + 2 * Math.min(failed, _notification_build_failed_jobs_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_EXPANDED */ .N1) + others - api.ahead;
    const askedAhead = api.calls.filter(({ endpoint }) => endpoint === 'commitPulls').length;
    return Math.max(askedAhead, Math.min(PULL_LOOKUPS, MAX_REQUESTS - api.calls.length - toCome));
}
function fileLookups(api) {
    return Math.max(0, Math.min(FILE_LOOKUPS, MAX_REQUESTS - api.calls.length));
}


/***/ }),

/***/ 8986:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  j: () => (/* binding */ readEvent)
});

// EXTERNAL MODULE: ./src/github/api/json.ts
var api_json = __nccwpck_require__(9360);
// EXTERNAL MODULE: ./src/github/api/links.ts
var api_links = __nccwpck_require__(3109);
;// CONCATENATED MODULE: ./src/github/records/contexts.ts

const secretName = /secret|token|passw|passphrase|pwd|credential|api[-_]?key|private|(^|[-_])(key|pat|auth)([-_]|$)/i;
const contexts_hidden = '(hidden)';
function readOwnJob(job, env) {
    const status = (0,api_json.at)(job, 'status');
    return {
        id: (0,api_json/* textOf */.b6)(env['GITHUB_JOB']),
        status: status === 'success' || status === 'failure' || status === 'cancelled' ? status : undefined,
        checkRunId: (0,api_json/* countOf */.pq)((0,api_json.at)(job, 'check_run_id')),
        runnerName: (0,api_json/* textOf */.b6)(env['RUNNER_NAME']),
        actionRepository: (0,api_json/* textOf */.b6)(env['GITHUB_ACTION_REPOSITORY']),
    };
}
function readNeeds(json) {
    if (typeof json !== 'object' || json === null || Array.isArray(json))
        return undefined;
    const entries = Object.entries(json).flatMap(([id, need]) => {
        const result = (0,api_json/* textOf */.b6)((0,api_json.at)(need, 'result'));
        return result === undefined ? [] : [[(0,api_json/* textOf */.b6)(id) ?? id, { result }]];
    });
    return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
function missingSecrets(env, name, isFork) {
    const isPull = name === 'pull_request' || name.startsWith('pull_request_review');
    if (isPull && isFork)
        return 'fork';
    const isHandled = isPull || ['push', 'create', 'deployment', 'deployment_status'].includes(name);
    return isHandled && env['GITHUB_ACTOR'] === 'dependabot[bot]' ? 'dependabot' : undefined;
}
function readInputs(event, inputs) {
    if (event !== 'workflow_dispatch' || typeof inputs !== 'object' || inputs === null)
        return {};
    return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [
        (0,api_json/* textOf */.b6)(name) ?? name,
        secretName.test(name)
            ? contexts_hidden
            : ((0,api_json/* textOf */.b6)(typeof value === 'string' ? value : JSON.stringify(value), {
                multiline: true,
                maxLength: 1000,
            }) ?? ''),
    ]));
}

// EXTERNAL MODULE: ./src/github/records/merge-queue.ts
var merge_queue = __nccwpck_require__(9460);
// EXTERNAL MODULE: ./src/github/records/payload.ts
var records_payload = __nccwpck_require__(992);
// EXTERNAL MODULE: ./src/github/records/runs.ts + 1 modules
var runs = __nccwpck_require__(578);
;// CONCATENATED MODULE: ./src/github/records/event.ts






const kindEvents = new Set(['release', 'deployment', 'deployment_status']);
const pullEvents = /^pull_request/;
function readEvent(env, payload, contexts = {}) {
    const name = (0,api_json/* textOf */.b6)(env['GITHUB_EVENT_NAME']) ?? '';
    const fullName = (0,api_json/* textOf */.b6)(env['GITHUB_REPOSITORY']) ?? (0,api_json/* textOf */.b6)((0,api_json.at)(payload, 'repository', 'full_name')) ?? '';
    const links = (0,api_links/* linksFor */.h)(env['GITHUB_SERVER_URL'], fullName);
    const repo = (0,records_payload/* readRepository */.Nu)(env, (0,api_json.at)(payload, 'repository'), links, fullName);
    const observed = name === 'workflow_run' ? (0,api_json.at)(payload, 'workflow_run') : undefined;
    const observedRun = (0,runs/* readRun */.cI)(observed, links);
    const pull = (0,api_json.at)(payload, 'pull_request');
    const run = observedRun ?? readOwnRun(env, payload, name, links);
    const group = (0,api_json.at)(payload, 'merge_group');
    const commit = (0,records_payload/* readPayloadCommit */.w1)((0,api_json.at)(observed, 'head_commit') ?? (0,api_json.at)(payload, 'head_commit') ?? (0,api_json.at)(group, 'head_commit'), links);
    const pr = readQueuedPull(run, commit, links) ??
        (observedRun ? readObservedPull(observed, observedRun, links) : (0,records_payload/* readPull */.Es)(pull, links));
    const needs = readNeeds(contexts.needs);
    const isFork = observedRun
        ? run.headRepoId !== undefined && repo.id > 0 && run.headRepoId !== repo.id
        : (pr?.isFork ?? false);
    const actor = observedRun
        ? (0,records_payload/* readAccount */.GM)((0,api_json.at)(observed, 'actor'), links)
        : readLogin(env['GITHUB_ACTOR'], (0,api_json.at)(payload, 'sender'), links);
    const requester = observedRun
        ? (0,records_payload/* readAccount */.GM)((0,api_json.at)(observed, 'triggering_actor'), links)
        : readLogin(env['GITHUB_TRIGGERING_ACTOR'] || env['GITHUB_ACTOR'], (0,api_json.at)(payload, 'sender'), links);
    const withoutSecrets = missingSecrets(env, name, isFork);
    const workflow = observedRun ? readObservedWorkflow(payload, links) : readOwnWorkflow(env, links);
    return {
        name,
        action: (0,api_json/* textOf */.b6)((0,api_json.at)(payload, 'action')),
        position: positionOf(name, observedRun !== undefined, needs),
        links,
        repo,
        workflow,
        workflowKey: workflow.id ?? workflowFile(env, fullName, observedRun !== undefined),
        run,
        title: (0,api_json/* textOf */.b6)((0,api_json.at)(observed, 'display_title')),
        ref: readRef(env, run, pr, repo, links),
        pr,
        prHead: prHeadOf(observed, run),
        pullBase: (0,api_json/* shaOf */.ye)((0,api_json.at)(group, 'base_sha')) ??
            run.queue?.baseSha ??
            (0,api_json/* shaOf */.ye)((0,api_json.at)(pull ?? (0,api_json.at)(observed, 'pull_requests', '0'), 'base', 'sha')),
        actor,
        requester: requester ?? actor,
        commit,
        push: observedRun ? undefined : readPush(payload, links),
        own: readOwnJob(contexts.job, env),
        needs,
        isFork,
        withoutSecrets,
        inputs: readInputs(name, (0,api_json.at)(payload, 'inputs')),
    };
}
function positionOf(name, isObserving, needs) {
    if (isObserving)
        return 'workflow_run';
    if (needs)
        return 'needs';
    return kindEvents.has(name) ? 'event' : 'job';
}
function readOwnRun(env, payload, event, links) {
    const id = (0,api_json/* countOf */.pq)(env['GITHUB_RUN_ID']) ?? 0;
    const attempt = (0,api_json/* countOf */.pq)(env['GITHUB_RUN_ATTEMPT']) ?? 1;
    const pull = (0,api_json.at)(payload, 'pull_request');
    const number = (0,api_json/* countOf */.pq)((0,api_json.at)(pull, 'number'));
    const branch = (0,api_json/* textOf */.b6)((0,api_json.at)(pull, 'head', 'ref')) ?? branchOf(env);
    return {
        id,
        number: (0,api_json/* countOf */.pq)(env['GITHUB_RUN_NUMBER']) ?? 0,
        attempt,
        sha: (0,api_json/* shaOf */.ye)((0,api_json.at)(pull, 'head', 'sha')) ??
            (0,api_json/* shaOf */.ye)((0,api_json.at)(payload, 'deployment', 'sha')) ??
            (0,api_json/* shaOf */.ye)(env['GITHUB_SHA']) ??
            (0,api_json/* shaOf */.ye)((0,api_json.at)(payload, 'after')) ??
            '',
        branch,
        queue: (0,merge_queue/* readQueue */.Q)(branch, event),
        headRepoId: (0,records_payload/* readHeadRepoId */.Qe)(pull) ?? (pull ? undefined : (0,api_json/* countOf */.pq)((0,api_json.at)(payload, 'repository', 'id'))),
        event,
        status: 'in_progress',
        conclusion: null,
        url: links.run(id, attempt),
        prNumbers: number === undefined ? [] : [number],
    };
}
function branchOf(env) {
    const name = env['GITHUB_REF_NAME'] || env['GITHUB_REF']?.replace(/^refs\/(heads|tags)\//, '');
    return (0,api_json/* textOf */.b6)(env['GITHUB_HEAD_REF']) ?? (0,api_json/* textOf */.b6)(name) ?? '';
}
function readRef(env, run, pr, repo, links) {
    const { queue } = run;
    if (queue)
        return { type: 'queue', name: queue.base, url: links.queue(queue.base), isDefault: false };
    const isObserved = run.status === 'completed' || env['GITHUB_EVENT_NAME'] === 'workflow_run';
    if (pr || (isObserved && pullEvents.test(run.event))) {
        return { type: 'pr', name: pr?.head || run.branch, url: pr?.url, isDefault: false };
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
function readQueuedPull({ queue }, commit, links) {
    if (!queue)
        return undefined;
    const { number, base } = queue;
    const named = commit && (0,records_payload/* pullOfMessage */.cm)(commit, links);
    const title = named?.number === number ? named.title : '';
    return { number, title, url: links.pull(number), base, head: '', isFork: false, isDraft: false };
}
function readObservedPull(observed, run, links) {
    const minimal = (0,api_json.at)(observed, 'pull_requests', '0');
    if (!pullEvents.test(run.event) || !minimal)
        return undefined;
    return (0,records_payload/* readPull */.Es)({ ...minimal, title: (0,api_json.at)(observed, 'display_title') }, links);
}
function prHeadOf(observed, run) {
    const owner = (0,api_json/* textOf */.b6)((0,api_json.at)(observed, 'head_repository', 'owner', 'login'));
    return owner !== undefined && pullEvents.test(run.event) && run.branch !== ''
        ? `${owner}:${run.branch}`
        : undefined;
}
function readPush(payload, links) {
    const before = (0,api_json/* shaOf */.ye)((0,api_json.at)(payload, 'before'));
    const after = (0,api_json/* shaOf */.ye)((0,api_json.at)(payload, 'after'));
    if (before === undefined || after === undefined || !Array.isArray((0,api_json.at)(payload, 'commits')))
        return undefined;
    return {
        before,
        after,
        isForced: (0,api_json.at)(payload, 'forced') === true,
        commits: (0,records_payload/* readPushedCommits */.eD)(payload, links),
    };
}
function readLogin(login, sender, links) {
    const isSender = !login || (0,api_json.at)(sender, 'login') === login;
    return (0,records_payload/* readAccount */.GM)(isSender ? sender : { login }, links);
}
function readObservedWorkflow(payload, links) {
    const path = (0,api_json/* textOf */.b6)((0,api_json.at)(payload, 'workflow', 'path')) ?? (0,api_json/* textOf */.b6)((0,api_json.at)(payload, 'workflow_run', 'path'))?.split('@')[0];
    return {
        name: (0,api_json/* textOf */.b6)((0,api_json.at)(payload, 'workflow', 'name')) ?? (0,api_json/* textOf */.b6)((0,api_json.at)(payload, 'workflow_run', 'name')) ?? path ?? '',
        id: (0,api_json/* countOf */.pq)((0,api_json.at)(payload, 'workflow_run', 'workflow_id')) ?? (0,api_json/* countOf */.pq)((0,api_json.at)(payload, 'workflow', 'id')),
        path,
        url: path === undefined ? undefined : links.workflow(path),
    };
}
function readOwnWorkflow(env, links) {
    const path = /^[^/]+\/[^/]+\/(.+?)@/.exec(env['GITHUB_WORKFLOW_REF'] ?? '')?.[1];
    return {
        name: (0,api_json/* textOf */.b6)(env['GITHUB_WORKFLOW']) ?? path ?? '',
        path,
        url: path === undefined ? undefined : links.workflow(path),
    };
}
function workflowFile(env, fullName, isObserving) {
    const ref = env['GITHUB_WORKFLOW_REF'] ?? '';
    const isLocal = !isObserving && ref.toLowerCase().startsWith(`${fullName.toLowerCase()}/.github/workflows/`);
    return isLocal ? /\/([^/@]+\.ya?ml)@/i.exec(ref)?.[1] : undefined;
}


/***/ }),

/***/ 5296:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N6: () => (/* binding */ listJobs),
/* harmony export */   _E: () => (/* binding */ waitForOwnSteps),
/* harmony export */   cd: () => (/* binding */ readJob)
/* harmony export */ });
/* harmony import */ var _notification_build_job_name_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2379);
/* harmony import */ var _notification_build_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5220);
/* harmony import */ var _api_json_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9360);
/* harmony import */ var _api_requests_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7400);
/* harmony import */ var _runs_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(578);





const PAGE_SIZE = 100;
const MAX_PAGES = 10;
const STEP_DELAY_MS = 1_500;
const STEP_RETRIES = 2;
async function listJobs(api, run, own) {
    const endpoint = run.attempt === undefined ? 'latestJobs' : 'jobs';
    const readPage = (page) => api.get(endpoint, {
        run_id: run.id,
        attempt_number: run.attempt,
        per_page: PAGE_SIZE,
        page: page > 1 ? page : undefined,
    });
    const first = await readPage(1);
    if (!first.ok)
        return first;
    if (!Array.isArray((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(first.data, 'jobs')))
        return _api_requests_js__WEBPACK_IMPORTED_MODULE_2__/* .notUnderstood */ .h;
    const total = (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(first.data, 'total_count')) ?? 0;
    const pageCount = Math.min(MAX_PAGES, Math.ceil(total / PAGE_SIZE));
    const others = await Promise.all(Array.from({ length: Math.max(0, pageCount - 1) }, (_, index) => readPage(index + 2)));
    const jobs = [first, ...others].flatMap((page) => page.ok
        ? (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(page.data, 'jobs')).flatMap((json) => readJob(json, run.id, own, api.links) ?? [])
        : []);
    return { ok: true, data: { jobs: markOwn(jobs, own), isComplete: jobs.length >= total } };
}
function readJob(json, runId, own, links) {
    const id = (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'id'));
    if (id === undefined)
        return undefined;
    const checkRunId = (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)(/(?<!\d)\d+$/.exec(String((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'check_run_url')))?.[0]) ?? id;
    const runnerName = (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'runner_name'));
    return {
        id,
        name: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'name'), { maxLength: 200 }) ?? `job ${id}`,
        status: (0,_runs_js__WEBPACK_IMPORTED_MODULE_3__/* .readStatus */ .rk)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'status')),
        conclusion: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .conclusionOf */ .vu)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'conclusion')),
        ...readTimes(json),
        url: links.job(runId, id),
        runnerName,
        labels: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'labels')).flatMap((label) => (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(label, { maxLength: 100 }) ?? []),
        isOwn: own.checkRunId !== undefined && own.checkRunId === checkRunId,
        steps: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'steps')).flatMap((step) => readStep(step) ?? []),
    };
}
function readStep(json) {
    const number = (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'number'));
    if (number === undefined)
        return undefined;
    return {
        number,
        name: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'name'), { maxLength: 200 }) ?? `step ${number}`,
        status: (0,_runs_js__WEBPACK_IMPORTED_MODULE_3__/* .readStatus */ .rk)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'status')),
        conclusion: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .conclusionOf */ .vu)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'conclusion')),
        ...readTimes(json),
    };
}
function readTimes(json) {
    return { startedAt: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .timeOf */ .nR)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'started_at')), completedAt: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .timeOf */ .nR)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'completed_at')) };
}
function markOwn(jobs, own) {
    if (jobs.some((job) => job.isOwn))
        return jobs;
    const running = jobs.filter((job) => job.status === 'in_progress');
    const id = own.id === undefined ? undefined : (0,_notification_build_job_name_js__WEBPACK_IMPORTED_MODULE_4__/* .foldJobId */ .Gu)(own.id);
    const found = onlyOne(running, (job) => own.runnerName !== undefined && job.runnerName === own.runnerName) ??
        onlyOne(running, (job) => id !== undefined && namesOf(job).includes(id));
    return found === undefined ? jobs : jobs.map((job) => (job === found ? { ...job, isOwn: true } : job));
}
function namesOf({ name }) {
    const { group } = (0,_notification_build_job_name_js__WEBPACK_IMPORTED_MODULE_4__/* .splitJobName */ .Vw)(name);
    return [group, group.split(' / ').at(-1) ?? ''].map(_notification_build_job_name_js__WEBPACK_IMPORTED_MODULE_4__/* .foldJobId */ .Gu);
}
function onlyOne(jobs, matches) {
    const found = jobs.filter(matches);
    return found.length === 1 ? found[0] : undefined;
}
async function waitForOwnSteps(api, jobs, runId, own) {
    let current = jobs.find((job) => job.isOwn);
    if (current === undefined || own.status !== 'failure')
        return jobs;
    for (let tries = 0; tries < STEP_RETRIES && !current.steps.some((step) => (0,_notification_build_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isRed */ .iI)(step.conclusion)); tries += 1) {
        await api.pause(STEP_DELAY_MS);
        const answer = await api.get('job', { job_id: current.id });
        const fresh = answer.ok ? readJob(answer.data, runId, own, api.links) : undefined;
        if (fresh === undefined)
            break;
        current = { ...fresh, isOwn: true };
    }
    const settled = current;
    return jobs.map((job) => (job.isOwn ? settled : job));
}


/***/ }),

/***/ 9460:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ readQueue)
/* harmony export */ });
function readQueue(branch, event) {
    if (event !== 'merge_group' && event !== 'push')
        return undefined;
    const [, base, number, baseSha] = /^gh-readonly-queue\/(.+)\/pr-([1-9]\d{0,9})-([0-9a-f]{7,64})$/.exec(branch) ?? [];
    return base && number && baseSha ? { base, number: Number(number), baseSha } : undefined;
}


/***/ }),

/***/ 992:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Es: () => (/* binding */ readPull),
/* harmony export */   GM: () => (/* binding */ readAccount),
/* harmony export */   Nu: () => (/* binding */ readRepository),
/* harmony export */   Qe: () => (/* binding */ readHeadRepoId),
/* harmony export */   cm: () => (/* binding */ pullOfMessage),
/* harmony export */   eD: () => (/* binding */ readPushedCommits),
/* harmony export */   m9: () => (/* binding */ readApiCommit),
/* harmony export */   w1: () => (/* binding */ readPayloadCommit)
/* harmony export */ });
/* harmony import */ var _notification_person_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2910);
/* harmony import */ var _api_json_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9360);


const MAX_MESSAGE = 10_000;
function readAccount(json, links) {
    const login = (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'login'));
    if (login === undefined)
        return undefined;
    return { login, type: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'type')), url: links.person(login) };
}
function readSignature(git, account, links) {
    const owner = readAccount(account, links) ?? readAccount({ login: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(git, 'username') }, links);
    return { ...owner, name: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(git, 'name')), email: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(git, 'email')) };
}
function readApiCommit(json, links) {
    const git = (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'commit');
    const commit = readCommit({
        sha: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'sha'),
        message: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(git, 'message'),
        date: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(git, 'committer', 'date') ?? (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(git, 'author', 'date'),
        author: readSignature((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(git, 'author'), (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'author'), links),
        committer: readSignature((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(git, 'committer'), (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'committer'), links),
        links,
    });
    return commit && { ...commit, firstParent: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .shaOf */ .ye)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'parents', '0', 'sha')) };
}
function readPayloadCommit(json, links) {
    return readCommit({
        sha: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'id'),
        message: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'message'),
        date: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'timestamp'),
        author: readSignature((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'author'), undefined, links),
        committer: readSignature((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'committer'), undefined, links),
        links,
    });
}
function readCommit(raw) {
    const sha = (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .shaOf */ .ye)(raw.sha);
    if (sha === undefined)
        return undefined;
    return {
        sha,
        url: raw.links.commit(sha),
        message: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(raw.message, { multiline: true, maxLength: MAX_MESSAGE }) ?? '',
        author: raw.author,
        committer: Object.values(raw.committer).some((value) => value !== undefined) ? raw.committer : undefined,
        date: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .timeOf */ .nR)(raw.date),
    };
}
function pullOfMessage({ message, committer }, links) {
    const isByGitHub = committer?.login === 'web-flow' || committer?.email?.toLowerCase() === 'noreply@github.com';
    if (!isByGitHub)
        return undefined;
    const [title = '', ...body] = message.split('\n');
    const merged = /^Merge pull request #(\d+) from /.exec(title);
    const squashed = /^(.+) \(#(\d+)\)$/.exec(title);
    const number = (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)(merged?.[1] ?? squashed?.[2]);
    if (number === undefined)
        return undefined;
    const name = merged ? body.find((line) => line.trim() !== '') : squashed?.[1];
    return { number, title: name ?? '', url: links.pull(number) };
}
function readPull(json, links) {
    const number = (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'number'));
    if (number === undefined)
        return undefined;
    const author = readAccount((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'user'), links);
    return {
        number,
        title: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'title')) ?? `Pull request #${number}`,
        url: links.pull(number),
        ...(author ? { author: (0,_notification_person_js__WEBPACK_IMPORTED_MODULE_0__/* .personOf */ .R)(author) } : {}),
        base: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'base', 'ref')) ?? '',
        head: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'head', 'ref')) ?? '',
        isFork: isForkPull(json),
        isDraft: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'draft') === true,
    };
}
function isForkPull(json) {
    const base = (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'base', 'repo', 'id'));
    const head = (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'head', 'repo', 'id'));
    return base !== undefined && head !== base;
}
function readHeadRepoId(json) {
    return (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'head', 'repo', 'id'));
}
function readRepository(env, json, links, fullName) {
    const [owner = '', name = ''] = fullName.split('/');
    return {
        id: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'id')) ?? (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)(env['GITHUB_REPOSITORY_ID']) ?? 0,
        owner,
        name,
        fullName,
        url: links.repo,
        isPrivate: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'private') === true,
        defaultBranch: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'default_branch')) ??
            (env['GITHUB_EVENT_NAME'] === 'schedule' ? ((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(env['GITHUB_REF_NAME']) ?? '') : ''),
    };
}
function readPushedCommits(payload, links) {
    return (0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(payload, 'commits')).flatMap((commit) => readPayloadCommit(commit, links) ?? []);
}


/***/ }),

/***/ 578:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  v: () => (/* binding */ listRuns),
  CU: () => (/* binding */ mergeRun),
  Lu: () => (/* binding */ readHistory),
  cI: () => (/* binding */ readRun),
  rk: () => (/* binding */ readStatus)
});

// EXTERNAL MODULE: ./src/notification/build/history.ts
var build_history = __nccwpck_require__(8992);
;// CONCATENATED MODULE: ./src/notification/records.ts
const statuses = ['queued', 'in_progress', 'completed', 'waiting', 'requested', 'pending'];

// EXTERNAL MODULE: ./src/github/api/json.ts
var api_json = __nccwpck_require__(9360);
// EXTERNAL MODULE: ./src/github/api/requests.ts + 2 modules
var requests = __nccwpck_require__(7400);
// EXTERNAL MODULE: ./src/github/records/merge-queue.ts
var merge_queue = __nccwpck_require__(9460);
;// CONCATENATED MODULE: ./src/github/records/runs.ts





function readStatus(json) {
    return statuses.find((each) => each === json) ?? 'in_progress';
}
function readRun(json, links) {
    const id = (0,api_json/* countOf */.pq)((0,api_json.at)(json, 'id'));
    if (id === undefined)
        return undefined;
    const attempt = (0,api_json/* countOf */.pq)((0,api_json.at)(json, 'run_attempt')) ?? 1;
    const branch = (0,api_json/* textOf */.b6)((0,api_json.at)(json, 'head_branch')) ?? '';
    const event = (0,api_json/* textOf */.b6)((0,api_json.at)(json, 'event')) ?? '';
    return {
        id,
        number: (0,api_json/* countOf */.pq)((0,api_json.at)(json, 'run_number')) ?? 0,
        attempt,
        sha: (0,api_json/* shaOf */.ye)((0,api_json.at)(json, 'head_sha')) ?? '',
        branch,
        queue: (0,merge_queue/* readQueue */.Q)(branch, event),
        headRepoId: (0,api_json/* countOf */.pq)((0,api_json.at)(json, 'head_repository', 'id')),
        event,
        status: readStatus((0,api_json.at)(json, 'status')),
        conclusion: (0,api_json/* conclusionOf */.vu)((0,api_json.at)(json, 'conclusion')),
        url: links.run(id, attempt),
        startedAt: (0,api_json/* timeOf */.nR)((0,api_json.at)(json, 'run_started_at')) ?? (0,api_json/* timeOf */.nR)((0,api_json.at)(json, 'created_at')),
        updatedAt: (0,api_json/* timeOf */.nR)((0,api_json.at)(json, 'updated_at')),
        prNumbers: (0,api_json/* listOf */.c3)((0,api_json.at)(json, 'pull_requests')).flatMap((pull) => (0,api_json/* countOf */.pq)((0,api_json.at)(pull, 'number')) ?? []),
    };
}
const PAGE_SIZE = 30;
const QUEUE_PAGE_SIZE = 100;
const MAX_PAGES = 4;
async function listRuns(api, workflow, current, isEnough) {
    const list = { runs: [], isComplete: false };
    const isOfBranch = (0,build_history/* eventClassOf */.QR)(current.event) === 'branch';
    const isQueue = current.queue !== undefined && !isOfBranch;
    const pageSize = isQueue ? QUEUE_PAGE_SIZE : PAGE_SIZE;
    for (let page = 1; page <= MAX_PAGES; page += 1) {
        const answer = await api.get('runs', {
            workflow_id: workflow,
            branch: isQueue ? undefined : current.branch || undefined,
            event: isOfBranch ? undefined : current.event,
            status: 'completed',
            per_page: pageSize,
            page: page > 1 ? page : undefined,
        });
        if (!answer.ok)
            return page === 1 ? answer : { ok: true, data: list };
        if (!Array.isArray((0,api_json.at)(answer.data, 'workflow_runs'))) {
            return page === 1 ? requests/* notUnderstood */.h : { ok: true, data: list };
        }
        const records = (0,api_json/* listOf */.c3)((0,api_json.at)(answer.data, 'workflow_runs'));
        list.runs.push(...records.flatMap((run) => readRun(run, api.links) ?? []));
        list.isComplete =
            records.length < pageSize || list.runs.length >= ((0,api_json/* countOf */.pq)((0,api_json.at)(answer.data, 'total_count')) ?? Infinity);
        if (list.isComplete || isEnough(list))
            break;
    }
    return { ok: true, data: list };
}
async function readHistory(api, run, workflowKey, readingRun) {
    const isEnough = ({ runs }) => run.queue !== undefined || runs.some((each) => isGoodEnd(each, run));
    if (workflowKey !== undefined) {
        const answer = await listRuns(api, workflowKey, run, isEnough);
        if (answer.ok || answer.failure.kind !== 'not-found' || !readingRun)
            return answer;
    }
    const answer = await readingRun;
    if (answer && !answer.ok)
        return answer;
    const id = (0,api_json/* countOf */.pq)((0,api_json.at)(answer?.data, 'workflow_id'));
    if (id === undefined) {
        return {
            ok: false,
            failure: { kind: 'invalid', reason: 'GitHub does not tell which workflow the run is of.' },
        };
    }
    return listRuns(api, id, run, isEnough);
}
function isGoodEnd(past, current) {
    const isSameRepo = past.headRepoId === current.headRepoId || current.headRepoId === undefined;
    return (past.conclusion === 'success' &&
        past.number < current.number &&
        past.branch === current.branch &&
        isSameRepo);
}
function mergeRun(own, read) {
    if (!read || read.id !== own.id)
        return own;
    return {
        ...read,
        attempt: own.attempt,
        url: own.url,
        sha: own.sha || read.sha,
        branch: own.branch || read.branch,
        queue: own.queue ?? read.queue,
        headRepoId: own.headRepoId ?? read.headRepoId,
        event: own.event || read.event,
        status: own.status,
        conclusion: own.conclusion,
        prNumbers: own.prNumbers.length > 0 ? own.prNumbers : read.prNumbers,
    };
}


/***/ }),

/***/ 9407:
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9450);
/* harmony import */ var _runner_cancellation_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2323);
/* harmony import */ var _runner_runner_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7025);



const cancellation = (0,_runner_cancellation_js__WEBPACK_IMPORTED_MODULE_1__/* .listenForCancellation */ .c)();
await (0,_run_js__WEBPACK_IMPORTED_MODULE_0__/* .run */ .e)((0,_runner_runner_js__WEBPACK_IMPORTED_MODULE_2__/* .connectRunner */ .J)(), process.env, cancellation);
(0,_runner_runner_js__WEBPACK_IMPORTED_MODULE_2__/* .exitAfterGrace */ .j)(cancellation.requested.aborted);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 8444:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   QL: () => (/* binding */ inputs),
/* harmony export */   Vc: () => (/* binding */ inputsOf),
/* harmony export */   vj: () => (/* binding */ inputNames)
/* harmony export */ });
const text = (fallback = '') => ({ default: fallback });
const secret = (fallback = '') => ({ default: fallback, secrecy: 'secret' });
const identifier = () => ({ default: '', secrecy: 'identifier' });
const inputs = {
    service: text('acs'),
    'acs-resource': identifier(),
    'client-id': identifier(),
    'tenant-id': identifier(),
    'client-secret': secret(),
    'secret-expires': text(),
    'smtp-username': identifier(),
    'smtp-password': secret(),
    'username-separator': text('.'),
    auth: text('auto'),
    'smtp-host': text(),
    'smtp-port': text(),
    'max-message-size': text(),
    from: text(),
    to: text(),
    cc: text(),
    bcc: text(),
    'reply-to': text(),
    'recipient-map': text(),
    'allow-domains': text(),
    'notify-on': text('failure, fixed, flaky'),
    repeat: text('always'),
    branches: text(),
    'ignore-branches': text(),
    events: text(),
    'ignore-actors': text(),
    needs: text(),
    status: text(),
    job: text('${{ toJSON(job) }}'),
    kind: text('auto'),
    subject: text(),
    body: text(),
    'body-file': text(),
    html: text(),
    'html-file': text(),
    fields: text(),
    'log-lines': text('40'),
    commits: text('10'),
    'test-reports': text(),
    attachments: text(),
    'attach-logs': text('none'),
    thread: text('incident'),
    timezone: text('UTC'),
    repository: text(),
    'run-id': text(),
    tag: text(),
    environment: text(),
    'environment-url': text(),
    version: text(),
    period: text(),
    'if-no-files-found': text('warn'),
    'attachments-overflow': text('link'),
    priority: text('normal'),
    headers: text(),
    locale: text('en'),
    'github-token': secret('${{ github.token }}'),
    'dry-run': text('false'),
    verify: text('false'),
    'on-error': text('fail'),
    timeout: text('5m'),
    redact: text(),
};
const inputNames = Object.keys(inputs);
function inputsOf(secrecy) {
    return inputNames.filter((name) => inputs[name].secrecy === secrecy);
}


/***/ }),

/***/ 6379:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   X: () => (/* binding */ readKind)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3916);
/* harmony import */ var _notification_states_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(277);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3718);



function readKind(reader) {
    const kind = reader.parse('kind', (text) => (0,_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .parseChoice */ .HU)(text, ['auto', ..._notification_states_js__WEBPACK_IMPORTED_MODULE_1__/* .kinds */ .EZ]), 'auto');
    const period = reader.text('period') === '' ? undefined : reader.parse('period', parsePeriod, undefined);
    return {
        kind,
        ...readSubject(reader, kind, period),
        tag: reader.text('tag'),
        deployment: {
            environment: reader.text('environment'),
            url: readLink(reader),
            version: reader.text('version'),
        },
        period,
    };
}
function readSubject(reader, kind, period) {
    const repository = reader.parse('repository', parseRepository, '');
    const runId = reader.text('run-id') === '' ? undefined : reader.parse('run-id', parseRunId, undefined);
    const given = runId === undefined ? 'repository' : 'run-id';
    const isPeriod = kind === 'digest' && period !== 'run';
    if (reader.text(given) === '')
        return { repository, runId };
    if (kind === 'message') {
        reader.complain(given, 'is given with kind message, which is about no run; leave one of the two out');
    }
    else if (isPeriod && runId !== undefined) {
        reader.complain('run-id', 'is given with a digest of a period; add period: run, or leave run-id out');
    }
    else if (!isPeriod && reader.text('run-id') === '') {
        reader.complain('run-id', 'is missing; repository needs the id of the run that the mail is about, or kind digest');
    }
    if (reader.text('github-token') === '') {
        reader.complain('github-token', `is empty; ${given} needs a token that may read the run or repository`);
    }
    return { repository, runId };
}
function parseRepository(text) {
    if (text === '' || /^[\w-]+\/(?!\.{1,2}$)[\w.-]+$/.test(text))
        return { value: text };
    return { problem: `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} is not of the form owner/name, such as contoso/app` };
}
function parseRunId(text) {
    if (/^[1-9]\d{0,14}$/.test(text))
        return { value: Number(text) };
    return {
        problem: `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} is not the id of a run; write its digits, as github.run_id has them and the address of the run ends with`,
    };
}
function parsePeriod(text) {
    if (text.toLowerCase() === 'run')
        return { value: 'run' };
    const parsed = (0,_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDuration */ .E9)(text, { minMs: 3_600_000, maxMs: 31 * 86_400_000 });
    return 'problem' in parsed ? { problem: `${parsed.problem}, or run for the jobs of one run` } : parsed;
}
function readLink(reader) {
    const text = reader.text('environment-url');
    if (text !== '' && !(URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))) {
        reader.complain('environment-url', `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} is not an http or https URL`);
    }
    return text;
}
function kindOf(event, input) {
    if (input !== 'auto')
        return input;
    if (event.name === 'release')
        return 'release';
    return event.name === 'deployment_status' ? 'deployment' : 'build';
}


/***/ }),

/***/ 3718:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DB: () => (/* binding */ parseSize),
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   HU: () => (/* binding */ parseChoice),
/* harmony export */   IJ: () => (/* binding */ parseChoices),
/* harmony export */   Iq: () => (/* binding */ parseDay),
/* harmony export */   cG: () => (/* binding */ parseInteger),
/* harmony export */   lj: () => (/* binding */ parseObject),
/* harmony export */   o6: () => (/* binding */ parseHost),
/* harmony export */   og: () => (/* binding */ parseFlag),
/* harmony export */   ry: () => (/* binding */ splitList),
/* harmony export */   uz: () => (/* binding */ splitLines),
/* harmony export */   xg: () => (/* binding */ parsePairs)
/* harmony export */ });
/* unused harmony export formatDuration */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3916);
/* harmony import */ var _nearest_word_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9438);


function parseFlag(text) {
    const word = text.toLowerCase();
    if (word === 'true')
        return { value: true };
    if (word === 'false')
        return { value: false };
    const near = (0,_nearest_word_js__WEBPACK_IMPORTED_MODULE_1__/* .nearestWord */ .z)(text, ['true', 'false']);
    return {
        problem: `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} is neither true nor false${near === undefined ? '' : `; did you mean "${near}"?`}`,
    };
}
function parseInteger(text, range) {
    const value = Number(text);
    if (!/^\d{1,9}$/.test(text) || value < range.min || value > range.max) {
        return { problem: `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} is not a whole number from ${range.min} to ${range.max}` };
    }
    return { value };
}
function parseDay(text) {
    const isDay = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?(?:Z|[+-]\d{2}:\d{2}))?$/.test(text);
    const exists = isDay && new Date(`${text.slice(0, 10)}T00:00Z`).getUTCDate() === Number(text.slice(8, 10));
    if (text === '' || (exists && !Number.isNaN(Date.parse(text))))
        return { value: text };
    return { problem: `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} is not a day; write one such as 2027-05-31` };
}
const UNIT_MS = {
    ms: 1,
    s: 1000,
    m: 60_000,
    h: 3_600_000,
    d: 86_400_000,
    w: 604_800_000,
};
function parseDuration(text, range) {
    const whole = /^(?:\d{1,6}(?:ms|s|m|h|d|w)\s*)+$/i;
    const [least, most] = [formatDuration(range.minMs), formatDuration(range.maxMs)];
    if (!whole.test(text)) {
        return {
            problem: `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} is not a duration; write a number with a unit (s, m, h, d or w), from ${least} to ${most}`,
        };
    }
    let total = 0;
    for (const [, number, unit] of text.matchAll(/(\d{1,6})(ms|s|m|h|d|w)/gi)) {
        total += Number(number) * (UNIT_MS[(unit ?? '').toLowerCase()] ?? 0);
    }
    if (total < range.minMs || total > range.maxMs) {
        return {
            problem: `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} is out of range; allowed are ${least} to ${most}`,
        };
    }
    return { value: total };
}
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
function parseChoice(text, allowed) {
    const word = text.toLowerCase();
    const value = allowed.find((each) => each === word);
    if (value !== undefined)
        return { value };
    const near = (0,_nearest_word_js__WEBPACK_IMPORTED_MODULE_1__/* .nearestWord */ .z)(text, allowed);
    const hint = near === undefined ? '' : ` (did you mean "${near}"?)`;
    return { problem: `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)}${hint} is not one of ${allowed.join(', ')}` };
}
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
function splitList(text) {
    return text
        .split(/[,\r\n]/)
        .map((item) => item.trim())
        .filter((item) => item !== '');
}
function splitLines(text) {
    return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'));
}
function parsePairs(text, namePattern) {
    const value = {};
    const problems = [];
    for (const line of splitLines(text)) {
        const match = /^([^=:]+)[=:](.*)/.exec(line);
        const name = match?.[1]?.trim();
        if (name === undefined || !namePattern.pattern.test(name)) {
            problems.push(`${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(line)} is not of the form name=value, where the name is ${namePattern.description}`);
        }
        else {
            value[name] = match?.[2]?.trim() ?? '';
        }
    }
    return problems.length > 0 ? { problem: problems.join('; ') } : { value };
}
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
    }
    return { problem: 'is not a JSON object; write it with toJSON, for example ${{ toJSON(needs) }}' };
}
function parseSize(text) {
    const megabytes = Number(/^(\d{1,3})\s*MB$/i.exec(text)?.[1]);
    if (megabytes >= 1 && megabytes <= 150)
        return { value: megabytes * 1_000_000 };
    return {
        problem: `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} is not a size from 1MB to 150MB; write a whole number with MB, such as 30MB`,
    };
}
function parseHost(text) {
    if ((text.includes(':') && /^\[?[0-9a-f:.]+\]?$/i.test(text)) || /^\d{1,3}(\.\d{1,3}){3}$/.test(text)) {
        return {
            problem: `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} is an IP address; use the DNS name of the server, which its certificate is checked against`,
        };
    }
    const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
    if (text.length > 253 || !new RegExp(`^${label}(?:\\.${label})*$`, 'i').test(text)) {
        return {
            problem: `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} is not a host name; give it without a scheme or port, such as smtp.contoso.com`,
        };
    }
    return { value: text.toLowerCase() };
}


/***/ }),

/***/ 3598:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FR: () => (/* binding */ directionOf),
/* harmony export */   IE: () => (/* binding */ ordinal),
/* harmony export */   T1: () => (/* binding */ formatShare),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   Xq: () => (/* binding */ formatSize),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   fU: () => (/* binding */ formatTime),
/* harmony export */   im: () => (/* binding */ formatDay),
/* harmony export */   yh: () => (/* binding */ listWords)
/* harmony export */ });
const ordinals = [
    '',
    'First',
    'Second',
    'Third',
    'Fourth',
    'Fifth',
    'Sixth',
    'Seventh',
    'Eighth',
    'Ninth',
    'Tenth',
];
const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Nkoo', 'Rohg', 'Syrc', 'Thaa']);
function directionOf(locale) {
    return rightToLeft.has(new Intl.Locale(locale).maximize().script ?? '') ? 'rtl' : 'ltr';
}
function formatDuration(ms) {
    const seconds = Number.isFinite(ms) ? Math.max(0, Math.round(ms / 1000)) : 0;
    if (seconds < 60)
        return `${seconds} s`;
    if (seconds < 600)
        return joinUnits(Math.floor(seconds / 60), 'min', seconds % 60, 's');
    const minutes = Math.round(seconds / 60);
    if (minutes < 60)
        return `${minutes} min`;
    if (minutes < 48 * 60)
        return joinUnits(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
    const hours = Math.round(minutes / 60);
    return joinUnits(Math.floor(hours / 24), 'd', hours % 24, 'h');
}
function joinUnits(large, largeUnit, small, smallUnit) {
    return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
function count(n, singular, plural = `${singular}s`) {
    return `${n.toLocaleString('en-US')} ${n === 1 ? singular : plural}`;
}
function ordinal(n) {
    const word = ordinals[n];
    if (word !== undefined && word !== '')
        return word;
    const tail = n % 100;
    if (tail >= 11 && tail <= 13)
        return `${n}th`;
    return `${n}${{ 1: 'st', 2: 'nd', 3: 'rd' }[n % 10] ?? 'th'}`;
}
function listWords(words) {
    if (words.length < 2)
        return words[0] ?? '';
    return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
function formatSize(bytes) {
    let value = Math.max(0, bytes);
    for (const unit of ['B', 'kB', 'MB', 'GB']) {
        const rounded = unit === 'B' || value >= 100 ? Math.round(value) : Math.round(value * 10) / 10;
        if (rounded < 1000 || unit === 'GB')
            return `${rounded} ${unit}`;
        value /= 1000;
    }
    return '';
}
function formatShare(share) {
    const percent = share * 100;
    return `${percent > 99 && percent < 100 ? 99 : percent < 1 && percent > 0 ? 1 : Math.round(percent)} %`;
}
function formatTime(iso, clock) {
    return format(iso, clock, {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZoneName: 'short',
    });
}
function formatDay(iso, clock) {
    return format(iso, clock, { day: 'numeric', month: 'short', year: 'numeric' });
}
function format(iso, clock, options) {
    const time = Date.parse(iso);
    if (Number.isNaN(time))
        return iso;
    return new Intl.DateTimeFormat(clock.locale, { ...options, timeZone: clock.timezone }).format(time);
}
function nameOf(person) {
    return person?.name || person?.login || '';
}


/***/ }),

/***/ 9438:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ nearestWord)
/* harmony export */ });
function nearestWord(given, candidates) {
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
            if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
                cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
            }
            row.push(cost);
        }
        before = above;
        above = row;
    }
    return above[b.length] ?? limit;
}


/***/ }),

/***/ 5959:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   JM: () => (/* binding */ shortages),
/* harmony export */   r$: () => (/* binding */ settleCause),
/* harmony export */   rl: () => (/* binding */ causeOf)
/* harmony export */ });
/* harmony import */ var _states_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(277);
/* harmony import */ var _derive_state_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(153);
/* harmony import */ var _failed_jobs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1100);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5220);




const shortages = {
    disk: 'the disk of the runner was full',
    memory: 'the runner ran out of memory',
    killed: 'a process was killed, likely for lack of memory',
};
function causeOf({ jobs, failures, tests }) {
    const hasFailedTest = tests !== undefined && tests.failed > (tests.knownFailures ?? 0);
    if (hasFailedTest || failures.some(({ cause }) => cause === 'code'))
        return 'code';
    const ids = new Set(failures.map(({ jobId }) => jobId));
    const failed = (0,_failed_jobs_js__WEBPACK_IMPORTED_MODULE_2__/* .failedJobs */ .Mf)(jobs?.list ?? []);
    const read = failed.filter(({ id }) => ids.has(id));
    const others = failed.filter(({ id }) => !ids.has(id));
    const isPlatform = failures.length > 0 &&
        failures.every(({ cause }) => cause === 'platform') &&
        (others.length === 0 || (read.some(isCutOff) && others.every(isCutOff)));
    return isPlatform ? 'platform' : 'unknown';
}
function isCutOff({ conclusion: ended, failedSteps }) {
    return ended !== 'timed_out' && !failedSteps.some(({ conclusion }) => (0,_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .isRed */ .iI)(conclusion));
}
function blameTest(failures) {
    const isOnly = failures.length === 1;
    return failures.map((each) => isOnly && each.cause === 'platform'
        ? { ...each, cause: 'code', platformFault: undefined, isFirstErrorGuess: true }
        : each);
}
function settleCause(notification, passedOver) {
    const { jobs, kind, people, run } = notification;
    const cause = causeOf(notification);
    const failures = cause === 'code' ? blameTest(notification.failures) : notification.failures;
    const excused = new Set(failures.flatMap((each) => (each.cause === 'platform' ? [each.jobId] : [])));
    const isExcused = ({ id }) => cause === 'platform' || excused.has(id);
    const settled = {
        ...notification,
        cause,
        failures: failures.map((each) => (each.cause === 'platform' ? { ...each, isNew: undefined } : each)),
        jobs: jobs && {
            ...jobs,
            list: jobs.list.map((job) => (isExcused(job) ? { ...job, change: undefined } : job)),
        },
    };
    if (cause !== 'platform' || kind !== 'build')
        return settled;
    return {
        ...settled,
        ...(0,_derive_state_js__WEBPACK_IMPORTED_MODULE_1__/* .deriveState */ .d)({ conclusion: 'cancelled' }, passedOver, run),
        state: 'interrupted',
        severity: (0,_states_js__WEBPACK_IMPORTED_MODULE_0__/* .severityOf */ .xJ)('interrupted'),
        history: passedOver,
        changes: undefined,
        people: { ...people, culprits: [], author: undefined, committers: [] },
    };
}


/***/ }),

/***/ 8097:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D3: () => (/* binding */ commitOf),
/* harmony export */   Ng: () => (/* binding */ whyNoGreen),
/* harmony export */   cE: () => (/* binding */ withoutGreen),
/* harmony export */   nn: () => (/* binding */ pickCommitters),
/* harmony export */   sl: () => (/* binding */ buildChanges),
/* harmony export */   wJ: () => (/* binding */ pickCulprits)
/* harmony export */ });
/* harmony import */ var _clean_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4292);
/* harmony import */ var _person_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2910);


const withoutGreen = {
    'no-green': 'There is no earlier green run to compare with',
    'not-reached': 'None of the earlier runs that were read was green',
    unread: 'Earlier runs could not be read',
};
function whyNoGreen(history) {
    if (history === undefined)
        return 'unread';
    return history.isCut ? 'not-reached' : 'no-green';
}
const ofPush = 'these are the commits of this push.';
const notes = {
    'no-green': `${withoutGreen['no-green']}; ${ofPush}`,
    'not-reached': `${withoutGreen['not-reached']}; ${ofPush}`,
    unread: `${withoutGreen.unread}; ${ofPush}`,
    rewritten: `The history was rewritten since the last green run; ${ofPush}`,
    unavailable: `The commits since the last green run could not be read; ${ofPush}`,
};
const titleLength = 200;
const bodyLength = 4000;
function commitOf(fact) {
    const message = (0,_clean_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanText */ .X)(fact.message, { multiline: true }).trim();
    const end = message.indexOf('\n');
    const title = end === -1 ? message : message.slice(0, end);
    const body = end === -1 ? '' : message.slice(end + 1).trim();
    return {
        sha: fact.sha,
        shortSha: fact.sha.slice(0, 7),
        url: fact.url,
        title: (0,_clean_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanText */ .X)(title, { maxLength: titleLength }),
        body: (0,_clean_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanText */ .X)(body, { maxLength: bodyLength, multiline: true }),
        author: (0,_person_js__WEBPACK_IMPORTED_MODULE_0__/* .personOf */ .R)(fact.author),
        committer: fact.committer && (0,_person_js__WEBPACK_IMPORTED_MODULE_0__/* .personOf */ .R)(fact.committer),
        date: fact.date,
        touched: fact.touched,
        pr: fact.pr && { ...fact.pr, title: (0,_clean_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanText */ .X)(fact.pr.title, { maxLength: titleLength }) },
    };
}
function buildChanges(range, limit) {
    const { base, head, compareUrl, commits, source, fallback } = range;
    const newest = commits.toReversed();
    return {
        base,
        head,
        compareUrl,
        count: Math.max(range.total ?? 0, commits.length),
        commits: [...newest.filter(({ touched }) => touched), ...newest.filter(({ touched }) => !touched)]
            .slice(0, limit)
            .map(commitOf),
        authors: (0,_person_js__WEBPACK_IMPORTED_MODULE_0__/* .mergePeople */ .i)(commits.map((commit) => (0,_person_js__WEBPACK_IMPORTED_MODULE_0__/* .personOf */ .R)(commit.author))),
        source,
        note: fallback && notes[fallback],
    };
}
function pickCulprits(commits, firstBadSha, lastGoodSha) {
    if (firstBadSha === lastGoodSha)
        return [];
    const end = commits.findIndex((commit) => commit.sha === firstBadSha);
    return (0,_person_js__WEBPACK_IMPORTED_MODULE_0__/* .mergePeople */ .i)(commits.slice(0, end + 1).map((commit) => (0,_person_js__WEBPACK_IMPORTED_MODULE_0__/* .personOf */ .R)(commit.author)));
}
function pickCommitters(commits) {
    return (0,_person_js__WEBPACK_IMPORTED_MODULE_0__/* .mergePeople */ .i)(commits.flatMap(({ author, committer }) => [
        (0,_person_js__WEBPACK_IMPORTED_MODULE_0__/* .personOf */ .R)(author),
        ...(committer ? [(0,_person_js__WEBPACK_IMPORTED_MODULE_0__/* .personOf */ .R)(committer)] : []),
    ]));
}


/***/ }),

/***/ 153:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ deriveState)
/* harmony export */ });
/* harmony import */ var _states_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(277);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5220);


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
function deriveState(outcome, history, run) {
    const state = transitionOf(outcome.conclusion, history, run);
    const previousState = previousStateOf(outcome.conclusion, history, run);
    return { state, ...(previousState ? { previousState } : {}), severity: (0,_states_js__WEBPACK_IMPORTED_MODULE_0__/* .severityOf */ .xJ)(state) };
}
function transitionOf(conclusion, history, run) {
    const previous = history?.previous;
    if (!previous || !(0,_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .isRed */ .iI)(previous.conclusion))
        return plainStates[conclusion];
    if ((0,_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .isRed */ .iI)(conclusion))
        return 'still-failing';
    if (conclusion !== 'success')
        return plainStates[conclusion];
    return previous.id === run.id ? 'flaky' : 'fixed';
}
function previousStateOf(conclusion, history, run) {
    const previous = history?.previous;
    if (!previous)
        return undefined;
    if (!(0,_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .isRed */ .iI)(previous.conclusion))
        return plainStates[previous.conclusion];
    const isReRun = previous.id === run.id;
    const redUpToPrevious = (history?.streak ?? 0) - ((0,_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .isRed */ .iI)(conclusion) && !isReRun ? 1 : 0);
    return redUpToPrevious > 1 ? 'still-failing' : plainStates[previous.conclusion];
}


/***/ }),

/***/ 1100:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Mf: () => (/* binding */ failedJobs),
/* harmony export */   N1: () => (/* binding */ MAX_EXPANDED),
/* harmony export */   Wp: () => (/* binding */ hasTimedOut),
/* harmony export */   dI: () => (/* binding */ pickFailedJobs)
/* harmony export */ });
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5220);

const MAX_EXPANDED = 3;
function failedJobs(list) {
    return list.filter((job) => (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isRed */ .iI)(job.conclusion) && !job.isAllowedToFail);
}
function hasTimedOut(failure, { jobs, failures, state }) {
    const job = jobs?.list.find(({ id }) => id !== undefined && id === failure.jobId);
    return job?.conclusion === 'timed_out' || (state === 'timed-out' && failure === failures[0]);
}
function pickFailedJobs(list, ownName) {
    const legsBefore = new Map();
    const failed = list.filter((job) => (job.failedSteps.length > 0 || (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isRed */ .iI)(job.conclusion)) && !job.isAllowedToFail);
    const ranked = failed.map((job) => {
        const leg = legsBefore.get(job.group) ?? 0;
        legsBefore.set(job.group, leg + 1);
        const order = job.name === ownName ? -1 : job.change === 'still-failing' ? 1 : 0;
        return { job, rank: [order, leg] };
    });
    return ranked
        .sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1])
        .slice(0, MAX_EXPANDED)
        .map(({ job }) => job);
}


/***/ }),

/***/ 4733:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ preferFailedTest),
/* harmony export */   u: () => (/* binding */ chooseFirstError)
/* harmony export */ });
/* harmony import */ var _clean_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4292);

const MAX_LENGTH = 160;
function chooseFirstError(log, annotations) {
    const { firstError, isFirstErrorGuess = false } = log ?? {};
    if (firstError !== undefined && !isFirstErrorGuess)
        return { firstError };
    const annotation = annotations.find(({ level }) => level === 'failure');
    const stated = annotation?.message.split('\n', 1)[0];
    if (stated)
        return { firstError: (0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanText */ .X)(stated, { maxLength: MAX_LENGTH }) };
    return firstError === undefined ? {} : { firstError, isFirstErrorGuess };
}
function preferFailedTest(failures, tests) {
    const [failure] = failures;
    const [test] = tests.failures;
    if (failures.length !== 1 || failure === undefined || test === undefined)
        return [...failures];
    const isOpen = failure.firstError === undefined || failure.isFirstErrorGuess;
    if (!isOpen || failure.cause === 'platform')
        return [...failures];
    const told = [test.name, test.message?.split('\n', 1)[0]].filter(Boolean).join(': ');
    return [{ ...failure, firstError: (0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanText */ .X)(told, { maxLength: MAX_LENGTH }), isFirstErrorGuess: false }];
}


/***/ }),

/***/ 8992:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   As: () => (/* binding */ withConclusion),
/* harmony export */   Bq: () => (/* binding */ traceOwnJob),
/* harmony export */   Oh: () => (/* binding */ traceHistory),
/* harmony export */   QR: () => (/* binding */ eventClassOf),
/* harmony export */   bE: () => (/* binding */ cancelledBefore)
/* harmony export */ });
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5220);

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
function eventClassOf(event) {
    if (branchEvents.has(event))
        return 'branch';
    if (pullRequestEvents.has(event))
        return 'pull_request';
    return event;
}
function traceHistory(input) {
    const { current, outcome, runs, now, previousAttempt } = input;
    const comparable = [...new Map(runs.map((run) => [run.id, run])).values()].filter((run) => isComparable(run, input));
    const decided = comparable.filter(isDecided).sort((a, b) => b.number - a.number);
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
        previous: previous && pastRunOf(previous, now),
        lastGood: lastGood && pastRunOf(lastGood, now),
        firstBad: firstBad && pastRunOf(firstBad, now, firstBad === current ? outcome.conclusion : undefined),
        streak,
        redForMs,
        successRate: rate,
        isFirstRun: isComplete && current.attempt === 1 && !comparable.some((run) => run.number < current.number),
        isSuperseded: decided.some((run) => run.number > current.number),
        isCut: streak > 0 && lastGood === undefined && !isComplete,
    };
}
function isUndecided(conclusion) {
    return undecided.has(conclusion);
}
function cancelledBefore(input) {
    const earlier = input.runs
        .filter((run) => run.number < input.current.number && isComparable(run, input))
        .sort((a, b) => b.number - a.number);
    const past = [...(input.previousAttempt ? [input.previousAttempt] : []), ...earlier];
    const end = past.findIndex(isDecided);
    return past.slice(0, end === -1 ? undefined : end).find((run) => run.conclusion === 'cancelled');
}
function withConclusion(input, past, conclusion) {
    const { previousAttempt, runs, current } = input;
    if (past.id === current.id) {
        return { ...input, previousAttempt: previousAttempt && { ...previousAttempt, conclusion } };
    }
    return { ...input, runs: runs.map((run) => (run.id === past.id ? { ...run, conclusion } : run)) };
}
function isDecided(run) {
    return run.status === 'completed' && !undecided.has(run.conclusion);
}
function isComparable(run, { current, repoId }) {
    if (run.id === current.id || laneOf(run) !== laneOf(current))
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
function laneOf({ branch, queue }) {
    return queue ? `#${queue.number} into ${queue.base}` : branch;
}
function measureRed(firstBad, { current, now }) {
    if (firstBad === current)
        return undefined;
    const end = current.status === 'completed' ? timeOf(current, now) : now;
    const ms = Date.parse(end) - Date.parse(timeOf(firstBad, now));
    return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
function successRateOf(conclusions) {
    const counted = conclusions.filter((conclusion) => !undecided.has(conclusion)).slice(0, successRateRuns);
    if (counted.length === 0)
        return undefined;
    return counted.filter((conclusion) => !(0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isRed */ .iI)(conclusion)).length / counted.length;
}
function timeOf(run, now) {
    return run.updatedAt ?? run.startedAt ?? now;
}
function pastRunOf(run, now, conclusion = run.conclusion) {
    const { id, number, url, sha } = run;
    return { id, number, url, sha, conclusion: conclusion ?? 'neutral', at: timeOf(run, now) };
}
function traceOwnJob({ runs, current, before }) {
    const isRedNow = (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isRed */ .iI)(current.conclusion);
    const previous = runs.previous && before !== undefined && !isUndecided(before)
        ? { ...runs.previous, conclusion: before }
        : undefined;
    const wasRed = previous !== undefined && (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isRed */ .iI)(previous.conclusion);
    const isReRun = previous?.id === current.id;
    const isStartKnown = wasRed && runs.lastGood !== undefined && runs.firstBad?.id === previous.id;
    const isGreenBefore = previous !== undefined && !wasRed;
    const streak = (isRedNow ? 1 : 0) + (wasRed && !(isReRun && isRedNow) ? 1 : 0);
    return {
        previous,
        lastGood: isGreenBefore ? previous : runs.lastGood,
        firstBad: wasRed ? previous : isRedNow ? current : undefined,
        streak,
        isFirstRun: runs.isFirstRun,
        isSuperseded: runs.isSuperseded,
        isCut: streak > 0 && !isStartKnown && !isGreenBefore && (runs.previous !== undefined || runs.isCut),
    };
}


/***/ }),

/***/ 2379:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gu: () => (/* binding */ foldJobId),
/* harmony export */   Vw: () => (/* binding */ splitJobName),
/* harmony export */   tC: () => (/* binding */ guessJobIds)
/* harmony export */ });
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
function guessJobIds(name) {
    const [caller = ''] = splitPath(name);
    return [foldJobId(splitLeg(caller).group), foldJobId(splitJobName(name).group)];
}
function foldJobId(id) {
    return id.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
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
    const name = part.trim();
    const open = openingOf(name);
    if (open === -1)
        return { group: name, matrix: '' };
    const values = name.slice(open + 1, name.endsWith(')') ? -1 : undefined);
    return { group: name.slice(0, open).trim(), matrix: values.trim() };
}
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

/***/ 5374:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BM: () => (/* binding */ foldOwnJob),
/* harmony export */   Lc: () => (/* binding */ foldNeeds),
/* harmony export */   S7: () => (/* binding */ foldJobs),
/* harmony export */   qY: () => (/* binding */ groupJobs)
/* harmony export */ });
/* harmony import */ var _job_name_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2379);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5220);


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
function foldJobs(jobs, options = {}) {
    const isAllowed = allowedJobs(options);
    const changeOf = options.previous ? compareWith(options.previous) : undefined;
    const ownConclusion = isOwnOfInterest(jobs, options) ? options.jobStatus : undefined;
    const list = jobs.flatMap((fact) => {
        const conclusion = fact.isOwn ? ownConclusion : conclusionOf(fact);
        return conclusion ? [jobOf(fact, conclusion, isAllowed, changeOf)] : [];
    });
    const { outcome, ownName, jobStatus } = options;
    const isUnseen = outcome?.source === 'job' && !jobs.some((job) => job.isOwn);
    if (isUnseen && ownName !== undefined && jobStatus !== undefined)
        list.push(bareJob(ownName, jobStatus));
    return summarize(list, false);
}
function foldOwnJob(name, conclusion) {
    return summarize([bareJob(name, conclusion)], true);
}
function foldNeeds(needs) {
    const list = Object.entries(needs).map(([id, { result }]) => {
        return bareJob(id, needResults.find((each) => each === result) ?? 'neutral');
    });
    return summarize(list, true);
}
function bareJob(name, conclusion) {
    return { name, group: name, matrix: '', conclusion, isAllowedToFail: false, failedSteps: [] };
}
const needResults = ['success', 'failure', 'cancelled', 'skipped'];
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
    const failedSteps = isRedNow ? failedStepsOf(fact) : [];
    const change = changeOf?.(fact.name, isRedNow && !isAllowedToFail, conclusion === 'success', failedSteps);
    const durationMs = durationOf(fact);
    return {
        id: fact.id,
        name: fact.name,
        ...(0,_job_name_js__WEBPACK_IMPORTED_MODULE_1__/* .splitJobName */ .Vw)(fact.name),
        conclusion,
        isAllowedToFail,
        ...change,
        durationMs,
        url: fact.url,
        ...(fact.runnerName ? { runner: fact.runnerName } : {}),
        failedSteps,
    };
}
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
        durationMs,
        url: `${jobUrl}#step:${number}:1`,
    };
}
function durationOf({ startedAt, completedAt, }) {
    if (startedAt === undefined || completedAt === undefined)
        return undefined;
    const ms = Date.parse(completedAt) - Date.parse(startedAt);
    return Number.isFinite(ms) && ms >= 0 ? ms : undefined;
}
function compareWith(previous) {
    const stepsBefore = new Map();
    for (const job of previous.filter(({ conclusion }) => (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isRed */ .iI)(conclusion))) {
        const steps = failedStepsOf(job)
            .filter((step) => (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isRed */ .iI)(step.conclusion) || job.conclusion === 'timed_out')
            .map(({ name }) => name);
        stepsBefore.set(job.name, [...(stepsBefore.get(job.name) ?? []), ...steps]);
    }
    return (name, isRedNow, isGreenNow, steps) => {
        const before = stepsBefore.get(name);
        if (before === undefined)
            return isRedNow ? { change: 'new-failure' } : {};
        if (!isRedNow)
            return isGreenNow ? { change: 'repaired' } : {};
        const isKnown = before.length > 0 ? steps.length > 0 : steps.some((step) => (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isRed */ .iI)(step.conclusion));
        const isOtherStep = isKnown && !steps.some((step) => before.includes(step.name));
        return { change: 'still-failing', ...(isOtherStep && { isOtherStep }) };
    };
}
function summarize(list, isPartial) {
    return {
        ...countJobs(list),
        list,
        groups: [...groupJobs(list)].map(([name, jobs]) => groupOf(name, jobs)),
        isPartial,
    };
}
function groupJobs(list) {
    const groups = new Map();
    for (const job of list) {
        const legs = groups.get(job.group);
        if (legs)
            legs.push(job);
        else
            groups.set(job.group, [job]);
    }
    return groups;
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

/***/ 5220:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DX: () => (/* binding */ resolveOutcome),
/* harmony export */   Od: () => (/* binding */ scopeOf),
/* harmony export */   UF: () => (/* binding */ allowanceOf),
/* harmony export */   VX: () => (/* binding */ repeatsOwnStatus),
/* harmony export */   hm: () => (/* binding */ worstOf),
/* harmony export */   iI: () => (/* binding */ isRed)
/* harmony export */ });
/* harmony import */ var _clean_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4292);
/* harmony import */ var _job_name_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2379);


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
function isRed(conclusion) {
    return red.has(conclusion);
}
function worstOf(conclusions) {
    const present = new Set(conclusions);
    return worstFirst.find((conclusion) => present.has(conclusion));
}
function resolveOutcome(evidence) {
    const { status, needs, jobStatus, workflowRun } = evidence;
    const jobs = evidence.jobs ?? [];
    if (status !== undefined) {
        const isOwnJobs = repeatsOwnStatus(evidence) && !isLastJob(jobs);
        return { conclusion: status, source: isOwnJobs ? 'job' : 'status', notes: [] };
    }
    if (workflowRun?.conclusion)
        return classifyRun(workflowRun.conclusion, jobs);
    if (workflowRun && !jobs.some((job) => job.isOwn))
        return classifyUnfinishedRun(jobs);
    if (needs && Object.keys(needs).length > 0)
        return classifyNeeds(needs, jobStatus, jobs);
    if (jobStatus)
        return classifyOwnJob(jobStatus, jobs);
    return classifyJobs(jobs);
}
function repeatsOwnStatus({ status, needs, jobStatus, workflowRun }) {
    const hasNeeds = needs !== undefined && Object.keys(needs).length > 0;
    return status !== undefined && status === jobStatus && !hasNeeds && workflowRun === undefined;
}
function scopeOf({ source, conclusion, }) {
    if (source === 'job')
        return 'job';
    return source === 'jobs' && conclusion === 'success' ? 'part' : 'run';
}
function classifyRun(conclusion, jobs) {
    const failed = jobs.filter((job) => isRed(job.conclusion));
    const source = 'workflow_run';
    const worst = worstOf(conclusionsOf(failed));
    if (conclusion === 'cancelled' && worst === 'timed_out') {
        return { conclusion: worst, source, notes: [noteTimeout(failed)] };
    }
    if (conclusion === 'cancelled' && worst) {
        return {
            conclusion: worst,
            source,
            notes: [`The run was cancelled, and ${nameJobs(failed)} failed; it counts as failed.`],
        };
    }
    if (conclusion === 'failure' && worst === 'timed_out')
        return { conclusion: worst, source, notes: [] };
    if (conclusion === 'success' && failed.length > 0) {
        return { conclusion, source, notes: [`${nameJobs(failed)} failed and was allowed to fail.`] };
    }
    return { conclusion, source, notes: [] };
}
function classifyUnfinishedRun(jobs) {
    const { conclusion, notes } = classifyJobs(jobs);
    return {
        conclusion,
        source: 'workflow_run',
        notes: ['The run has not finished; use `types: [completed]`.', ...notes],
    };
}
function classifyNeeds(needs, jobStatus, jobs) {
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
        if (worst === 'timed_out')
            return decide(worst, noteTimeout(unexplained));
        return decide(worst, `Jobs were cancelled, and ${nameJobs(unexplained)} failed; it counts as failed.`);
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
function countCallers(jobs) {
    return new Set(jobs.map((job) => (0,_job_name_js__WEBPACK_IMPORTED_MODULE_0__/* .guessJobIds */ .tC)(job.name)[0])).size;
}
function countHiddenNeeds(needs, jobs) {
    const seen = new Set(jobs.filter((job) => !job.isOwn).flatMap((job) => (0,_job_name_js__WEBPACK_IMPORTED_MODULE_0__/* .guessJobIds */ .tC)(job.name)));
    return Object.entries(needs).filter(([id, { result }]) => result === 'success' && !seen.has((0,_job_name_js__WEBPACK_IMPORTED_MODULE_0__/* .foldJobId */ .Gu)(id)))
        .length;
}
function allowanceOf(needs) {
    const succeeded = new Set(Object.keys(needs)
        .filter((id) => needs[id]?.result === 'success')
        .map(_job_name_js__WEBPACK_IMPORTED_MODULE_0__/* .foldJobId */ .Gu));
    return (jobName) => (0,_job_name_js__WEBPACK_IMPORTED_MODULE_0__/* .guessJobIds */ .tC)(jobName).some((id) => succeeded.has(id));
}
function classifyOwnJob(jobStatus, jobs) {
    const failed = finishedOthers(jobs).filter((job) => isRed(job.conclusion));
    if (jobStatus !== 'success')
        return { conclusion: jobStatus, source: 'job', notes: [] };
    const isLast = isLastJob(jobs);
    if (isLast) {
        const others = worstOf(conclusionsOf(finishedOthers(jobs)));
        if (others && others !== 'success' && others !== 'skipped' && others !== 'neutral') {
            return { conclusion: others, source: 'jobs', notes: noteUncertainty(failed) };
        }
    }
    const notes = failed.map((job) => `${nameJobs([job])} failed; this mail is about the job it is sent from.`);
    if (isLast && jobs.length > 1) {
        notes.push('Without `needs: ${{ toJSON(needs) }}` a last job speaks for itself, not for the run.');
    }
    return { conclusion: 'success', source: 'job', notes };
}
function classifyJobs(jobs) {
    const finished = finishedOthers(jobs);
    const conclusion = worstOf(conclusionsOf(finished));
    if (!conclusion)
        return { conclusion: 'neutral', source: 'jobs', notes: ['No job of the run has finished.'] };
    return {
        conclusion,
        source: 'jobs',
        notes: noteUncertainty(finished.filter((job) => isRed(job.conclusion))),
    };
}
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
function noteTimeout(jobs) {
    return `${nameJobs(jobs)} ran longer than \`timeout-minutes\`; GitHub calls that cancelled.`;
}
function noteUncertainty(failed) {
    if (failed.length === 0)
        return [];
    return [
        `${nameJobs(failed)} failed. It may be allowed to fail: GitHub's API does not tell; ` +
            'pass `needs: ${{ toJSON(needs) }}` to be sure.',
    ];
}
function nameJobs(jobs) {
    return (0,_clean_text_js__WEBPACK_IMPORTED_MODULE_1__/* .listNames */ .Z)(jobs.map((job) => job.name));
}


/***/ }),

/***/ 4292:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ cleanText),
/* harmony export */   Z: () => (/* binding */ listNames)
/* harmony export */ });
const removed = /(?![\t\n\r\u0085])[\p{Cc}\p{Bidi_Control}]/gu;
const lineBreak = /\r\n|[\r\n\u0085\u2028\u2029]/g;
function cleanText(text, options = {}) {
    const plain = text.toWellFormed().replace(removed, '');
    const lined = options.multiline
        ? plain.replace(lineBreak, '\n')
        : plain.replace(lineBreak, ' ').replaceAll('\t', ' ').trim();
    return options.maxLength === undefined ? lined : cutText(lined, options.maxLength);
}
function listNames(names) {
    const shown = names.slice(0, 3).map((name) => `"${cleanText(name, { maxLength: 100 })}"`);
    const more = names.length - shown.length;
    const all = more > 0 ? [...shown, `${more} more`] : shown;
    const last = all.pop() ?? '';
    return all.length > 0 ? `${all.join(', ')} and ${last}` : last;
}
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

/***/ 1032:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ compileGlob),
/* harmony export */   k: () => (/* binding */ compileList)
/* harmony export */ });
const STAR = Symbol('any characters of a segment');
const ONE = Symbol('one character of a segment');
const SEGMENTS = Symbol('any segments');
const MAX_ALTERNATIVES = 1_000;
function compileGlob(globs, options = {}) {
    const fold = (text) => (options.nocase ? text.toLowerCase() : text);
    const patterns = [globs].flat().flatMap((glob) => {
        const alternatives = options.nobrace ? [glob] : expandBraces(glob);
        return alternatives.map((alternative) => fold(alternative).split('/').map(readSegment));
    });
    return (text) => {
        const segments = fold(text).split('/');
        return patterns.some((pattern) => matchWithStars(pattern, segments, SEGMENTS, matchSegment));
    };
}
function compileList(patterns, options = {}) {
    if (patterns.length === 0)
        return () => false;
    const rules = patterns.map((pattern) => {
        const isNegated = pattern.startsWith('!');
        const glob = isNegated ? pattern.slice(1) : pattern;
        return { isNegated, matches: glob === '' ? () => false : compileGlob(glob, options) };
    });
    const isOpen = rules.every(({ isNegated }) => isNegated);
    return (name) => rules.reduce((isMatch, { isNegated, matches }) => (matches(name) ? !isNegated : isMatch), isOpen);
}
function expandBraces(glob) {
    const done = [];
    const open = [glob];
    for (let next = open.shift(); next !== undefined; next = open.shift()) {
        const braces = findBraces(next);
        if (braces === undefined)
            done.push(next);
        else
            open.push(...braces.parts.map((part) => braces.before + part + braces.after));
        if (open.length + done.length > MAX_ALTERNATIVES)
            return [glob];
    }
    return done;
}
function findBraces(glob) {
    const open = [];
    for (let at = 0; at < glob.length; at++) {
        const character = glob[at];
        if (character === '\\')
            at += 1;
        else if (character === '{')
            open.push([at]);
        else if (character === ',')
            open.at(-1)?.push(at);
        else if (character === '}') {
            const cuts = open.pop();
            if (cuts === undefined || cuts.length === 1)
                continue;
            const parts = cuts.map((cut, index) => glob.slice(cut + 1, cuts[index + 1] ?? at));
            return { before: glob.slice(0, cuts[0]), parts, after: glob.slice(at + 1) };
        }
    }
    return undefined;
}
function readSegment(glob) {
    if (glob === '**')
        return SEGMENTS;
    const segment = [];
    let isEscaped = false;
    for (const character of glob) {
        if (isEscaped || !['\\', '*', '?'].includes(character))
            segment.push(character);
        else if (character !== '\\')
            segment.push(character === '*' ? STAR : ONE);
        isEscaped = !isEscaped && character === '\\';
    }
    if (isEscaped)
        segment.push('\\');
    return segment;
}
function matchSegment(segment, text) {
    if (segment === SEGMENTS)
        return true;
    if (text === '')
        return segment.length === 0;
    return matchWithStars(segment, [...text], STAR, (each, character) => each === ONE || each === character);
}
function matchWithStars(parts, items, star, isSame) {
    let [part, item] = [0, 0];
    let last;
    while (item < items.length) {
        const wanted = parts[part];
        if (part < parts.length && wanted === star) {
            last = { part, item };
            part += 1;
        }
        else if (part < parts.length && isSame(wanted, items[item])) {
            part += 1;
            item += 1;
        }
        else if (last !== undefined) {
            last.item += 1;
            [part, item] = [last.part + 1, last.item];
        }
        else
            return false;
    }
    return parts.slice(part).every((each) => each === star);
}


/***/ }),

/***/ 9751:
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
    template: 'your own text',
    digest: 'digest',
    schedules: 'missed schedules',
    attachments: 'attachments',
};
function groupMissing(missing) {
    const groups = new Map();
    for (const { section, reason, fix } of missing) {
        const key = `${reason}\n${fix ?? ''}`;
        const group = groups.get(key) ?? { sections: [], reason, fix };
        if (!group.sections.includes(names[section]))
            group.sections.push(names[section]);
        groups.set(key, group);
    }
    return [...groups.values()];
}


/***/ }),

/***/ 2910:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ personOf),
/* harmony export */   i: () => (/* binding */ mergePeople)
/* harmony export */ });
/* harmony import */ var _clean_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4292);

const machineLogins = new Set(['web-flow', 'github-actions', 'renovate-bot']);
const machineAddresses = new Set([
    'noreply@github.com',
    'actions@github.com',
    'action@github.com',
    'github-actions@github.com',
]);
function personOf(fact) {
    const { login, email, url } = fact;
    const name = (0,_clean_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanText */ .X)(fact.name ?? '', { maxLength: 100 });
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

/***/ 1325:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Is: () => (/* binding */ isSettled),
/* harmony export */   LD: () => (/* binding */ decide),
/* harmony export */   NV: () => (/* binding */ notifyOnValues),
/* harmony export */   Ou: () => (/* binding */ decideEarly),
/* harmony export */   Vg: () => (/* binding */ dependsOnDetails),
/* harmony export */   a4: () => (/* binding */ repeatValues),
/* harmony export */   dw: () => (/* binding */ notifyOnGroups)
/* harmony export */ });
/* harmony import */ var _clean_text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4292);
/* harmony import */ var _globs_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1032);
/* harmony import */ var _states_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(277);



const notifyOnValues = ['failure', 'change', 'always', ..._states_js__WEBPACK_IMPORTED_MODULE_1__/* .buildStates */ .dY, 'missed'];
const repeatValues = ['always', 'new-failures', 'backoff', 'never'];
const notifyOnGroups = {
    failure: ['failed', 'still-failing', 'timed-out', 'startup-failure', 'interrupted'],
    change: ['failed', 'timed-out', 'startup-failure', 'fixed', 'flaky'],
    always: _states_js__WEBPACK_IMPORTED_MODULE_1__/* .buildStates */ .dY,
};
function decide(notification, policy) {
    const reason = checkEvent(notification, policy) ??
        checkActor(notification, policy) ??
        checkBranch(notification, policy) ??
        checkState(notification, policy) ??
        checkRepeat(notification, policy);
    return reason === undefined ? { send: true } : { send: false, reason };
}
function decideEarly(notification, policy) {
    const known = hangsOnBase(notification, policy) ? { ...policy, branches: [], ignoreBranches: [] } : policy;
    const decision = decide(notification, known);
    return hangsOnCause(notification, known) ? { send: true } : decision;
}
function dependsOnDetails(notification, policy) {
    const isUnknown = notification.jobs === undefined || notification.jobs.isPartial;
    const hangsOnJobs = policy.repeat === 'new-failures' && notification.state === 'still-failing' && isUnknown;
    return hangsOnJobs || hangsOnBase(notification, policy) || hangsOnCause(notification, policy);
}
function hangsOnBase({ ref, pr }, { branches, ignoreBranches }) {
    return ref.type === 'pr' && pr === undefined && branches.length + ignoreBranches.length > 0;
}
function hangsOnCause(notification, policy) {
    const interrupted = { ...notification, state: 'interrupted' };
    return (notification.cause === 'unknown' && decide(notification, policy).send !== decide(interrupted, policy).send);
}
function isSettled(notification, policy) {
    const isRed = notifyOnGroups.failure.some((state) => state === notification.state);
    const isActorKnown = policy.ignoreActors.length === 0 || notification.actor !== undefined;
    return (isRed &&
        isActorKnown &&
        !hangsOnBase(notification, policy) &&
        policy.repeat === 'always' &&
        notifyOnGroups.failure.every((state) => decide({ ...notification, state }, policy).send));
}
function checkEvent({ run }, { events }) {
    if (events.length === 0 || (0,_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .compileList */ .k)(events)(run.event))
        return undefined;
    return `The event is ${run.event}, and \`events\` is ${show(events)}.`;
}
function checkActor({ actor }, { ignoreActors }) {
    const login = actor?.login;
    const isIgnored = (0,_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .compileList */ .k)(ignoreActors, { nocase: true });
    if (login === undefined || !isIgnored(login))
        return undefined;
    return `The run was started by ${login}, and \`ignore-actors\` is ${show(ignoreActors)}.`;
}
function checkBranch(notification, { branches, ignoreBranches }) {
    const { ref, pr, kind } = notification;
    if (ref.type === 'tag' && kind !== 'build')
        return undefined;
    if (kind === 'digest')
        return undefined;
    const target = ref.type === 'pr' ? (pr?.base ?? ref.name) : ref.name;
    const place = ref.type === 'queue' ? `merge queue of ${target}` : `${ref.type} ${target}`;
    const named = ref.type === 'pr' && pr ? `pull request #${pr.number} into ${target}` : place;
    if (branches.length > 0 && !(0,_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .compileList */ .k)(branches)(target)) {
        return `The run is on the ${named}, and \`branches\` is ${show(branches)}.`;
    }
    const ignored = [target, ref.name].find((0,_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .compileList */ .k)(ignoreBranches));
    if (ignored === undefined)
        return undefined;
    return `The run is on the branch ${ignored}, and \`ignore-branches\` is ${show(ignoreBranches)}.`;
}
function checkState(notification, { notifyOn }) {
    const { kind, state } = notification;
    if (kind !== 'build')
        return undefined;
    const wanted = new Set(notifyOn.flatMap((value) => [value, ...(isGroup(value) ? notifyOnGroups[value] : [])]));
    if (wanted.has(state))
        return undefined;
    const reason = `The state is ${state}, and \`notify-on\` is ${show(notifyOn)}.`;
    return [reason, ...restOfRun(notification)].join(' ');
}
function restOfRun({ ownJob }) {
    if (ownJob === undefined)
        return [];
    const { name, othersFailed, othersUnfinished } = ownJob;
    const rest = [
        othersFailed.length > 0 ? `${(0,_clean_text_js__WEBPACK_IMPORTED_MODULE_2__/* .listNames */ .Z)(othersFailed)} failed` : '',
        othersUnfinished.length > 0
            ? `${(0,_clean_text_js__WEBPACK_IMPORTED_MODULE_2__/* .listNames */ .Z)(othersUnfinished)} ${othersUnfinished.length === 1 ? 'has' : 'have'} not finished`
            : '',
    ].filter(Boolean);
    if (rest.length === 0)
        return [];
    return [
        `That is the state of the job "${name}" alone: ${rest.join(', and ')}.`,
        'To hear of the whole run, send from a last job with `needs` and `if: always()`, and set `needs: ${{ toJSON(needs) }}`.',
    ];
}
function isGroup(value) {
    return Object.hasOwn(notifyOnGroups, value);
}
function checkRepeat(notification, { repeat }) {
    const { state, history, run, jobs } = notification;
    if (state !== 'still-failing')
        return undefined;
    const isMaybeFirst = history?.isFirstBadUnread && history.firstBad?.id === history.previous?.id;
    if (isMaybeFirst)
        return undefined;
    if (repeat === 'never')
        return 'The build is still failing, and `repeat` is never: only the first red run is mailed.';
    if (repeat === 'backoff' && history) {
        if (isBackoffTurn(history, run.number))
            return undefined;
        const [least, mailed] = history.isCut
            ? ['At least ', `one run in ${powerUpTo(history.streak)} is mailed`]
            : ['', 'the mails are for 1, 2, 4, 8 and so on'];
        return `${least}${history.streak} runs in a row were red, and \`repeat\` is backoff: ${mailed}.`;
    }
    const isKnown = jobs?.list.some((job) => job.change !== undefined);
    if (repeat === 'new-failures' && isKnown && !hasNewFailure(notification)) {
        return 'Whatever failed had failed in the same way before, and `repeat` is new-failures.';
    }
    return undefined;
}
function hasNewFailure({ jobs, tests }) {
    const isNewJob = jobs?.list.some((job) => job.change === 'new-failure' || job.isOtherStep) ?? false;
    return isNewJob || (tests?.failures.some((test) => test.isNew || test.hasNewError) ?? false);
}
function isBackoffTurn({ streak, isCut }, runNumber) {
    const power = powerUpTo(streak);
    return isCut ? runNumber % power === 0 : streak === power;
}
function show(values) {
    return values.length === 0 ? 'empty' : values.join(', ');
}
function powerUpTo(streak) {
    return 2 ** Math.floor(Math.log2(Math.max(1, streak)));
}


/***/ }),

/***/ 277:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ae: () => (/* binding */ isUndecided),
/* harmony export */   EZ: () => (/* binding */ kinds),
/* harmony export */   G1: () => (/* binding */ stateRow),
/* harmony export */   dY: () => (/* binding */ buildStates),
/* harmony export */   fy: () => (/* binding */ conclusions),
/* harmony export */   xJ: () => (/* binding */ severityOf)
/* harmony export */ });
const kinds = ['build', 'release', 'deployment', 'digest', 'message'];
const conclusions = [
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
const buildStates = [
    'failed',
    'still-failing',
    'fixed',
    'flaky',
    'success',
    'cancelled',
    'timed-out',
    'startup-failure',
    'interrupted',
    'action-required',
    'skipped',
    'neutral',
    'stale',
];
const states = {
    failed: { glyph: '✗', severity: 'error', word: 'Failed', subject: 'failed' },
    'still-failing': { glyph: '✗', severity: 'error', word: 'Still failing', subject: 'still failing' },
    fixed: { glyph: '✓', severity: 'good', word: 'Fixed', subject: 'fixed' },
    flaky: { glyph: '≈', severity: 'warning', word: 'Flaky', subject: 'passed on re-run' },
    success: { glyph: '✓', severity: 'good', word: 'Passed', subject: 'passed' },
    cancelled: { glyph: '⊘', severity: 'info', word: 'Cancelled', subject: 'cancelled' },
    'timed-out': { glyph: '✗', severity: 'error', word: 'Timed out', subject: 'timed out' },
    'startup-failure': { glyph: '✗', severity: 'error', word: 'Could not start', subject: 'failed to start' },
    interrupted: { glyph: '↯', severity: 'warning', word: 'Could not finish', subject: 'could not finish' },
    'action-required': {
        glyph: '!',
        severity: 'warning',
        word: 'Waiting for approval',
        subject: 'needs approval',
    },
    skipped: { glyph: '–', severity: 'info', word: 'Skipped', subject: 'skipped' },
    neutral: { glyph: '–', severity: 'info', word: 'Neutral', subject: 'ended neutral' },
    stale: { glyph: '–', severity: 'info', word: 'Stale', subject: 'went stale' },
    published: { glyph: '◆', severity: 'good', word: 'Released' },
    prereleased: { glyph: '◇', severity: 'info', word: 'Pre-release' },
    edited: { glyph: '◆', severity: 'info', word: 'Release edited' },
    drafted: { glyph: '◇', severity: 'info', word: 'Release drafted' },
    started: { glyph: '»', severity: 'info', word: 'Deploying' },
    waiting: { glyph: '!', severity: 'warning', word: 'Deployment waiting' },
    succeeded: { glyph: '✓', severity: 'good', word: 'Deployed' },
    error: { glyph: '✗', severity: 'error', word: 'Deployment error' },
    inactive: { glyph: '–', severity: 'info', word: 'Deployment inactive' },
    'rolled-back': { glyph: '↺', severity: 'warning', word: 'Rolled back' },
    red: { glyph: '✗', severity: 'error', word: 'Red' },
    missed: { glyph: '!', severity: 'warning', word: 'Did not run' },
    green: { glyph: '✓', severity: 'good', word: 'All green' },
    quiet: { glyph: '–', severity: 'info', word: 'Quiet' },
    unread: { glyph: '!', severity: 'warning', word: 'Not read' },
    message: { glyph: '•', severity: 'info', word: 'Message' },
};
function stateRow({ kind, state }) {
    const row = states[state];
    return kind === 'deployment' && state === 'failed' ? { ...row, word: 'Deployment failed' } : row;
}
function severityOf(state) {
    return states[state].severity;
}
function isUndecided({ bar }) {
    return bar.every((one) => one === 'other');
}


/***/ }),

/***/ 8903:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ fetchThroughProxy)
/* harmony export */ });
async function fetchThroughProxy(url) {
    const { http_proxy, https_proxy, HTTP_PROXY, HTTPS_PROXY } = process.env;
    if (!(http_proxy || https_proxy || HTTP_PROXY || HTTPS_PROXY))
        return fetch;
    const toolkit = await Promise.all(/* import() */[__nccwpck_require__.e(942), __nccwpck_require__.e(815)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6815));
    return toolkit.getProxyFetch(url);
}


/***/ }),

/***/ 3030:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  ef: () => (/* binding */ createKeyFilter),
  lY: () => (/* binding */ createRedactor),
  Us: () => (/* binding */ parseRedactions)
});

;// CONCATENATED MODULE: external "node:vm"
const external_node_vm_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:vm");
// EXTERNAL MODULE: ./src/errors.ts
var errors = __nccwpck_require__(3916);
;// CONCATENATED MODULE: ./src/redaction/patterns.ts


const patterns_hidden = '[redacted]';
const shapes = [
    /gh[pousr]_[A-Za-z0-9_.-]{16,}/dg,
    /github_pat_[A-Za-z0-9_]{16,}/dg,
    /glpat-[\w-]{16,}/dg,
    /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])/dg,
    /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{28,40}/dg,
    /\b(?:AccountKey|SharedAccessKey|SharedSecretValue|AccessKey|SharedAccessSignature)\s?=\s?(?<secret>[^\s;"'&,]{8,})/dgi,
    /[?&;]sig=(?<secret>[^\s&"'<>;]{8,})/dgi,
    /(?<![\w-])eyJ[\w-]{10,}(?:\.[\w-]*){1,4}/dg,
    /xox[a-z]-[A-Za-z0-9-]{8,}/dg,
    /xapp-\d-[A-Za-z0-9-]{8,}/dg,
    /hooks\.slack\.com\/(?:services|workflows|triggers)\/(?<secret>[\w/-]{16,})/dg,
    /npm_[A-Za-z0-9]{30,}/dg,
    /pypi-[\w-]{32,}/dg,
    /AIza[\w-]{30,}/dg,
    /(?<![A-Za-z0-9])ya29\.[\w-]{20,}/dg,
    /(?<![A-Za-z0-9])(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{16,}/dg,
    /(?<![A-Za-z0-9])sk-[\w-]{24,}/dg,
    /(?<![A-Za-z0-9])SG\.[\w-]{16,}\.[\w-]{16,}/dg,
    /(?<![A-Za-z0-9])(?:hf_|dckr_pat_|dop_v1_|shpat_|xkeysib-)[\w-]{20,}/dg,
    /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|$)/dg,
    /\bauthorization["']?\s{0,4}[:=]\s{0,4}["']?(?:(?:bearer|basic|token|digest|negotiate|sharedkey)\s{1,4})?(?<secret>[^\s"',]{4,})/dgi,
    /\b(?:bearer|basic)\s{1,4}(?<secret>[A-Za-z0-9+/_.~-]{16,}={0,2})/dgi,
    /(?:passw(?:or)?d|passphrase)["']?\s{0,4}(?:=>|[:=])\s{0,4}(?<secret>"[^"]{1,512}"?|'[^']{1,512}'?|[^\s"'&;,]+)/dgi,
    /(?<![A-Za-z_])pwd=(?![/~]|[A-Za-z]:\\)(?<secret>[^\s"'&;,]+)/dgi,
    /key[0-9]?["']?\s{0,4}(?:=>|[:=])\s{0,4}["']?(?<secret>(?=[A-Za-z+/]{0,64}\d)[A-Za-z0-9+/]{32,}={0,2})(?![\w-])/dgi,
    /(?<![A-Za-z0-9+/=-])[A-Za-z0-9+/]{86}==(?![A-Za-z0-9+/=])/dg,
    /_pass["']?\s{0,4}(?:=>|[:=])\s{0,4}(?<secret>"[^"]{1,512}"?|'[^']{1,512}'?|[^\s"'&;,]{6,})/dgi,
    /(?:secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?)["']?\s{0,4}(?:=>|[:=])\s{0,4}["']?(?<secret>(?=[^\s"'&;,]{0,64}\d)[^\s"'&;,()]{12,})/dgi,
    /(?<![\w-])--?(?:[a-z]{1,20}-){0,3}(?:password|passphrase|token|secret|api-?key)[ =]\s{0,4}(?<secret>"[^"]{1,512}"?|'[^']{1,512}'?|[^\s"'-][^\s"']*)/dgi,
    /:\/\/(?<secret>[^\s/?#:@"'<>]{0,256}:[^\s/?#"'<>]{1,1024})@/dg,
];
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
        catch (error) {
            const isFlags = flags.includes('u') && flags.includes('v');
            const reason = isFlags
                ? 'the flags u and v exclude each other'
                : error.message.split(': ').at(-1);
            problems.push(`${where}: ${(0,errors/* quote */.hD)(text)} is not a JavaScript regular expression (${reason})`);
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
function hideSpans(text, spans) {
    let result = '';
    let at = 0;
    for (const [start, end] of spans.sort((a, b) => a[0] - b[0])) {
        if (end <= at)
            continue;
        if (start >= at)
            result += text.slice(at, start);
        if (start > at || at === 0)
            result += patterns_hidden;
        at = end;
    }
    return result + text.slice(at);
}
const MAX_BUDGET_MS = 4_000;
const BUDGET_SHARE = 1 / 8;
const TEXT_SHARE = 1 / 4;
function createRedactor(patterns, timeoutMs, now) {
    const budgetMs = Math.min(MAX_BUDGET_MS, timeoutMs * BUDGET_SHARE);
    const limited = patterns.map((pattern) => limitPattern(pattern, budgetMs / patterns.length, now));
    return {
        redact(texts) {
            const spans = texts.map((text) => {
                const found = [];
                for (const shape of shapes)
                    findSpans(text, shape, found);
                return found;
            });
            for (const pattern of limited)
                pattern.find(texts, spans);
            return texts.map((text, index) => hideSpans(text, spans[index] ?? []));
        },
        notes: () => limited.flatMap(({ unchecked }, index) => {
            const count = unchecked();
            if (count === 0)
                return [];
            return `Pattern ${index + 1} of redact took too long and was stopped; ${count} ${count === 1 ? 'line was' : 'lines were'} hidden instead of checked.`;
        }),
    };
}
const guarded = new external_node_vm_namespaceObject.Script('work()');
function limitPattern(pattern, budgetMs, now) {
    let restMs = budgetMs;
    let unchecked = 0;
    let work = () => { };
    const context = (0,external_node_vm_namespaceObject.createContext)({ work: () => work() });
    return {
        find(texts, spans) {
            let at = 0;
            work = () => {
                for (; at < texts.length; at++)
                    findSpans(texts[at] ?? '', pattern, spans[at] ?? []);
            };
            while (at < texts.length) {
                const before = at;
                const isStopped = restMs < 1 || !runWithin(context, Math.min(restMs, budgetMs * TEXT_SHARE));
                if (!isStopped || (at > before && restMs >= 1))
                    continue;
                spans[at] = [[0, texts[at]?.length ?? 0]];
                unchecked += 1;
                at += 1;
            }
        },
        unchecked: () => unchecked,
    };
    function runWithin(target, limitMs) {
        const startedAt = now();
        try {
            guarded.runInContext(target, { timeout: Math.ceil(limitMs) });
            return true;
        }
        catch (error) {
            if (error.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT')
                throw error;
            return false;
        }
        finally {
            restMs -= now() - startedAt;
        }
    }
}
const keyBegin = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
const keyEnd = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
const keyBody = /[A-Za-z0-9+/]{16,}|^\s*(?:[\w-]+: \S|[A-Za-z0-9+/]+={0,2}\s*$|={1,2}\s*$|$)/;
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
            return isInside ? `${line.slice(0, begin.index)}${patterns_hidden}` : line;
        }
        const end = keyEnd.exec(line);
        if (end !== null) {
            isInside = false;
            return patterns_hidden + line.slice(end.index + end[0].length);
        }
        isInside = keyBody.test(line);
        return isInside ? patterns_hidden : line;
    };
}


/***/ }),

/***/ 3973:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Il: () => (/* binding */ SHORTEST_HIDDEN),
/* harmony export */   h6: () => (/* binding */ Scrubber),
/* harmony export */   zO: () => (/* binding */ mapTexts)
/* harmony export */ });
const SHORTEST_HIDDEN = 4;
class Scrubber {
    #values = new Set();
    #pattern;
    hide(value) {
        const parts = [value, ...value.split(/\r?\n/)].filter((part) => part.trim().length >= SHORTEST_HIDDEN);
        const fresh = [...new Set(parts)].filter((part) => !this.#values.has(part));
        for (const part of fresh)
            this.#values.add(part);
        if (fresh.length > 0)
            this.#pattern = undefined;
        return fresh;
    }
    scrub = (text) => {
        if (this.#values.size === 0)
            return text;
        this.#pattern ??= matchAny([...this.#values]);
        return text.replace(this.#pattern, '***');
    };
}
function matchAny(values) {
    const sorted = values.toSorted((a, b) => b.length - a.length);
    const alternatives = sorted.map((value) => value.replace(/\W/g, '\\$&')).join('|');
    return new RegExp(`(?:${alternatives})`, 'g');
}
function mapTexts(value, change) {
    if (typeof value === 'string')
        return change(value);
    if (Array.isArray(value))
        return value.map((item) => mapTexts(item, change));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]));
}


/***/ }),

/***/ 9442:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ saslXoauth2),
/* harmony export */   h: () => (/* binding */ listWireForms)
/* harmony export */ });
function listWireForms(usernames, secrets) {
    const forms = new Set();
    const addEncoded = (value) => {
        forms.add(base64(value));
        forms.add(base64(value).replace(/={1,2}$/, ''));
        forms.add(Buffer.from(value, 'utf8').toString('base64url'));
    };
    for (const given of [...usernames, ...secrets]) {
        for (const value of new Set([given, given.trim()])) {
            if (value.trim() === '')
                continue;
            forms.add(value);
            forms.add(encodeURIComponent(value.toWellFormed()));
            forms.add(encodeFormValue(value));
            forms.add(JSON.stringify(value).slice(1, -1));
            for (const escaped of escapeForHtml(value))
                forms.add(escaped);
            addEncoded(value);
        }
    }
    for (const user of usernames.map((value) => value.trim()).filter(Boolean)) {
        for (const secret of secrets.map((value) => value.trim()).filter(Boolean)) {
            addEncoded(`\0${user}\0${secret}`);
            addEncoded(saslXoauth2(user, secret));
        }
    }
    return [...forms].sort((a, b) => b.length - a.length);
}
function saslXoauth2(username, token) {
    return `user=${username}\x01auth=Bearer ${token}\x01\x01`;
}
function encodeFormValue(value) {
    return new URLSearchParams([['', value]]).toString().slice(1);
}
function escapeForHtml(value) {
    const tags = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const quoted = [tags, tags.replaceAll('"', '&quot;'), tags.replaceAll('"', '&#34;')];
    return quoted.flatMap((text) => [text, text.replaceAll("'", '&#39;')]);
}
function base64(text) {
    return Buffer.from(text, 'utf8').toString('base64');
}


/***/ }),

/***/ 9450:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
// EXTERNAL MODULE: ./src/github/records/event.ts + 1 modules
var records_event = __nccwpck_require__(8986);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __nccwpck_require__(3916);
// EXTERNAL MODULE: ./src/notification/policy.ts
var policy = __nccwpck_require__(1325);
// EXTERNAL MODULE: ./src/notification/states.ts
var states = __nccwpck_require__(277);
// EXTERNAL MODULE: ./src/redaction/patterns.ts + 1 modules
var redaction_patterns = __nccwpck_require__(3030);
;// CONCATENATED MODULE: ./src/mail/headers/custom-headers.ts
const LINE_LIMIT = 998;
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
function parseLine(line) {
    if (/^[ \t]/.test(line))
        return 'starts with white space; write each header on one line, without folding';
    const colon = line.indexOf(':');
    if (colon < 0)
        return 'is not of the form `Name: value`';
    const name = line.slice(0, colon);
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
const RESERVED = [
    [/^(from|to|cc|bcc|reply-to|subject)$/i, 'use the input of that name'],
    [/^sender$/i, 'the mail is sent as the address of the input `from`'],
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

// EXTERNAL MODULE: ./src/inputs/parse.ts
var parse = __nccwpck_require__(3718);
;// CONCATENATED MODULE: ./src/inputs/content.ts



function readContent(reader, kind) {
    const body = readSource(reader, 'body', 'body-file');
    const html = readSource(reader, 'html', 'html-file');
    if (body && html) {
        reader.complain(body.input, `is given together with ${html.input}, which is the whole mail, so it would not be shown; give one`);
    }
    if (kind === 'message' && !body && !html) {
        reader.complain('body', 'is missing; kind message needs body, body-file, html or html-file');
    }
    const { headers, problems } = parseHeaders(reader.text('headers'));
    for (const problem of problems)
        reader.complain('headers', problem);
    return {
        subject: reader.text('subject'),
        body,
        html,
        fields: reader.parse('fields', (text) => (0,parse/* parsePairs */.xg)(text, FIELD_NAME), {}),
        logLines: reader.parse('log-lines', (text) => (0,parse/* parseInteger */.cG)(text, { min: 0, max: 500 }), 0),
        commits: reader.parse('commits', (text) => (0,parse/* parseInteger */.cG)(text, { min: 0, max: 100 }), 0),
        testReports: (0,parse/* splitLines */.uz)(reader.text('test-reports')),
        attachments: (0,parse/* splitLines */.uz)(reader.text('attachments')),
        ifNoFilesFound: reader.parse('if-no-files-found', (text) => (0,parse/* parseChoice */.HU)(text, ['error', 'warn', 'ignore']), 'error'),
        overflow: reader.parse('attachments-overflow', (text) => (0,parse/* parseChoice */.HU)(text, ['fail', 'link']), 'fail'),
        attachLogs: reader.parse('attach-logs', (text) => (0,parse/* parseChoice */.HU)(text, ['none', 'failed']), 'none'),
        priority: reader.parse('priority', (text) => (0,parse/* parseChoice */.HU)(text, ['high', 'normal', 'low']), 'normal'),
        headers,
        thread: reader.parse('thread', (text) => (0,parse/* parseChoice */.HU)(text, ['incident', 'branch', 'run', 'none']), 'none'),
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
function parseTimezone(text) {
    if (text === 'UTC')
        return { value: text };
    try {
        return { value: new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone };
    }
    catch {
        return { problem: `${(0,errors/* quote */.hD)(text)} is not a time zone; write a name such as UTC or Europe/Berlin` };
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
    }
    return { problem: `${(0,errors/* quote */.hD)(text)} is not a language tag; write one such as en, en-GB or de` };
}

// EXTERNAL MODULE: ./src/inputs/declarations.ts
var declarations = __nccwpck_require__(8444);
// EXTERNAL MODULE: ./src/inputs/kind.ts
var kind = __nccwpck_require__(6379);
;// CONCATENATED MODULE: ./src/inputs/needs.ts
const needResults = new Set(['success', 'failure', 'cancelled', 'skipped']);
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

;// CONCATENATED MODULE: ./src/inputs/reader.ts

class Reader {
    problems = [];
    #read;
    constructor(read) {
        this.#read = read;
    }
    text(name) {
        const given = this.#read(name);
        const fallback = declarations/* inputs */.QL[name].default;
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

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __nccwpck_require__(3136);
// EXTERNAL MODULE: ./src/notification/clean-text.ts
var clean_text = __nccwpck_require__(4292);
;// CONCATENATED MODULE: ./src/recipients/mailbox.ts


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
            complain(`is not a known role; use an address or one of ${recipientTokens.join(', ')}`);
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
    return `"${(0,clean_text/* cleanText */.X)(entry, { maxLength: 60 })}"`;
}
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
    if ((0,clean_text/* cleanText */.X)(entry) !== entry.replaceAll('\t', ' '))
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
        return { problem: 'is not an address: it has no "@". A name with a comma must be in double quotes' };
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
function toAsciiDomain(domain) {
    if (/[^A-Za-z0-9.-]/.test(domain.replace(/[^\p{ASCII}]/gu, '')))
        return undefined;
    const ascii = (0,external_node_url_.domainToASCII)(domain).toLowerCase();
    return domainShape.test(ascii) ? ascii : undefined;
}

;// CONCATENATED MODULE: ./src/inputs/recipients.ts



function readPeople(reader, service) {
    const lists = { to: readList(reader, 'to'), cc: readList(reader, 'cc'), bcc: readList(reader, 'bcc') };
    const all = Object.values(lists);
    if (all.every((list) => list.mailboxes.length + list.tokens.length === 0) &&
        reader.problems.every(notAList)) {
        reader.complain('to', 'is missing; give at least one recipient in to, cc or bcc');
    }
    const addresses = new Set(all.flatMap((list) => list.mailboxes.map((mailbox) => mailbox.address.toLowerCase())));
    const limit = service.limits.recipients ?? addresses.size;
    if (addresses.size > limit) {
        reader.complain('to', `has ${addresses.size} recipients together with cc and bcc; ${service.label} takes ${limit} in one message, so use a distribution list`);
    }
    const allowDomains = readDomains(reader);
    const recipientMap = readMap(reader);
    for (const [name, { tokens }] of Object.entries(lists)) {
        if (tokens.length > 0 && allowDomains.length + recipientMap.length === 0) {
            reader.complain(name, `holds ${tokens.join(', ')}; say in allow-domains or recipient-map which addresses may get the mail, for example allow-domains: contoso.com`);
        }
    }
    const from = readFrom(reader, service);
    const listed = Object.entries(lists).map(([input, { mailboxes }]) => ({ input, mailboxes }));
    const mapped = { input: 'recipient-map', mailboxes: recipientMap.map(({ mailbox }) => mailbox) };
    reader.problems.push(...(service.checkRecipients?.([...listed, mapped], allowDomains, from.address) ?? []));
    return {
        from,
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
function readFrom(reader, service) {
    const nobody = { name: '', address: '' };
    const text = reader.text('from');
    if (text === '') {
        reader.complain('from', `is missing; give ${service.fromHint}`);
        return nobody;
    }
    const { mailboxes, tokens, problems } = parseMailboxes(text);
    for (const problem of problems)
        reader.complain('from', problem);
    if (problems.length === 0 && (mailboxes.length !== 1 || tokens.length > 0)) {
        reader.complain('from', `${(0,errors/* quote */.hD)(text)} is not exactly one address`);
    }
    return mailboxes[0] ?? nobody;
}
function readDomains(reader) {
    return (0,parse/* splitList */.ry)(reader.text('allow-domains')).map((item) => {
        const domain = item.replace(/^@/, '').toLowerCase();
        const host = (0,parse/* parseHost */.o6)(domain.replace(/^\*\./, ''));
        if ('problem' in host || !domain.replace(/^\*\./, '').includes('.')) {
            reader.complain('allow-domains', `${(0,errors/* quote */.hD)(item)} is not a domain; write contoso.com or *.contoso.com`);
        }
        return domain;
    });
}
function readMap(reader) {
    const map = [];
    for (const line of (0,parse/* splitLines */.uz)(reader.text('recipient-map'))) {
        const match = /^@?([^\s=]+)\s*=\s*(\S.*)/.exec(line);
        const { mailboxes, tokens, problems } = parseMailboxes(match?.[2] ?? '');
        const [mailbox] = mailboxes;
        if (!match?.[1] || !mailbox || mailboxes.length > 1 || tokens.length > 0 || problems.length > 0) {
            reader.complain('recipient-map', `${(0,errors/* quote */.hD)(line)} is not of the form login=address or pattern=address, one a line`);
        }
        else {
            map.push({ pattern: match[1], mailbox });
        }
    }
    return map;
}

// EXTERNAL MODULE: ./src/services/entra-app.ts
var entra_app = __nccwpck_require__(9818);
;// CONCATENATED MODULE: ./src/services/hosts.ts
const HOSTS = [
    [/^smtp\.azurecomm\.net$/, 'acs'],
    [/^(?:smtp\.hve\.mx\.microsoft|smtp-hve\.office365\.com)$/, 'hve'],
    [
        /^(?:smtp|outlook|outlook-dod)\.office365\.(?:com|us)$|^(?:smtp\.)?partner\.outlook\.cn$/,
        'exchange-online',
    ],
    [
        /^email-smtp\..+\.amazonaws\.com$|^smtp\.(?:sendgrid\.net|postmarkapp\.com|(?:eu\.)?mailgun\.org|gmail\.com)$|^smtp-relay\.(?:gmail|brevo)\.com$|^smtp(?:-api[\w-]*)?\.infobip\.com$/,
        'smtp',
    ],
];
function findService(host) {
    return HOSTS.find(([names]) => names.test(host))?.[1];
}
function takesNoSignIn(host) {
    return host.endsWith('.mail.protection.outlook.com');
}

;// CONCATENATED MODULE: ./src/services/load.ts
const SERVICES = {
    acs: async () => (await __nccwpck_require__.e(/* import() */ 454).then(__nccwpck_require__.bind(__nccwpck_require__, 1454))).acs,
    'exchange-online': async () => (await __nccwpck_require__.e(/* import() */ 163).then(__nccwpck_require__.bind(__nccwpck_require__, 6163))).exchangeOnline,
    hve: async () => (await __nccwpck_require__.e(/* import() */ 889).then(__nccwpck_require__.bind(__nccwpck_require__, 5889))).hve,
    smtp: async () => (await __nccwpck_require__.e(/* import() */ 810).then(__nccwpck_require__.bind(__nccwpck_require__, 7810))).smtp,
};
function loadService(name) {
    return SERVICES[name]();
}

;// CONCATENATED MODULE: ./src/services/mail-service.ts
const serviceNames = ['acs', 'exchange-online', 'hve', 'smtp'];

;// CONCATENATED MODULE: ./src/inputs/sign-in.ts






const IMPLICIT_TLS = 465;
function readService(reader) {
    return loadService(reader.parse('service', (text) => (0,parse/* parseChoice */.HU)(text, serviceNames), 'acs'));
}
function readIdentity(reader, service, hasIdToken) {
    const { passwordInput, checkPassword, composeLogin } = service.signIn;
    const auth = reader.parse('auth', (text) => (0,parse/* parseChoice */.HU)(text, ['auto', 'password', 'oauth', 'oidc']), 'auto');
    const way = auth !== 'auto' ? auth : chooseWay(reader, service, hasIdToken);
    const separator = reader.parse('username-separator', parseSeparator, '.');
    const { login, problems } = composeLogin({
        resource: reader.text('acs-resource'),
        clientId: reader.text('client-id'),
        tenantId: reader.text('tenant-id'),
        smtpUsername: reader.text('smtp-username'),
        separator,
    }, way);
    const isNeeded = reader.text('dry-run').toLowerCase() !== 'true';
    if (isNeeded)
        reader.problems.push(...problems);
    if (isNeeded && way !== 'password' && service.token === undefined) {
        reader.complain('auth', `is ${way}, but service: ${service.name} signs in by password; leave auth out`);
    }
    if (isNeeded && way === 'oidc' && !hasIdToken) {
        reader.complain('auth', 'is oidc, but the job may not ask for a token; add permissions: id-token: write to it');
    }
    const secretInput = way === 'password' ? passwordInput : 'client-secret';
    const secret = reader.text(secretInput);
    if (isNeeded && way !== 'oidc') {
        const check = way === 'password' ? checkPassword : entra_app/* checkSecret */.zg;
        const problem = secret === '' ? missingSecret(secretInput, hasIdToken) : check?.(secret);
        if (problem !== undefined)
            reader.complain(secretInput, problem);
    }
    return {
        login: login ?? { username: '' },
        signIn: way,
        secret: way === 'oidc' ? '' : secret,
        secretEndsOn: reader.parse('secret-expires', parse/* parseDay */.Iq, ''),
        server: readServer(reader, service, isNeeded),
        maxMessageBytes: reader.text('max-message-size') === ''
            ? service.limits.bytes
            : reader.parse('max-message-size', parse/* parseSize */.DB, service.limits.bytes),
    };
}
function chooseWay(reader, { signIn, token }, hasIdToken) {
    const isGiven = (input) => reader.text(input) !== '';
    if (token === undefined || isGiven(signIn.passwordInput))
        return 'password';
    if (isGiven('client-secret'))
        return 'oauth';
    if (hasIdToken)
        return 'oidc';
    return signIn.passwordInput === 'client-secret' ? 'password' : 'oauth';
}
function missingSecret(input, hasIdToken) {
    if (input === 'smtp-password') {
        return 'is missing; give the password of the account (is the GitHub secret set, and visible to this workflow and environment?)';
    }
    const secret = 'give the Value of a client secret of the Entra app';
    return hasIdToken
        ? `is missing; ${secret}`
        : `is missing, and the job may not ask for an OIDC token either; ${secret}, or grant permissions: id-token: write to sign in without a secret`;
}
function readServer(reader, service, isNeeded) {
    const isHostGiven = reader.text('smtp-host') !== '';
    const host = isHostGiven ? reader.parse('smtp-host', parse/* parseHost */.o6, '') : service.host;
    if (!isHostGiven && host === '' && isNeeded) {
        reader.complain('smtp-host', 'is missing; give the name of the mail server');
    }
    if (takesNoSignIn(host)) {
        reader.complain('smtp-host', `${(0,errors/* quote */.hD)(host)} takes mail without a sign-in, from listed addresses only; leave it out, with service: exchange-online or service: hve`);
    }
    const port = reader.text('smtp-port') === ''
        ? service.port
        : reader.parse('smtp-port', (text) => (0,parse/* parseInteger */.cG)(text, { min: 1, max: 65_535 }), service.port);
    if (port === IMPLICIT_TLS) {
        reader.complain('smtp-port', `is ${IMPLICIT_TLS}, where servers begin with TLS; the action connects with STARTTLS, so give 587 or leave it out`);
    }
    return { host, port };
}
function reviewIdentity(reader, { service, server, from, login }) {
    const owner = findService(server.host);
    return [
        ...(owner === undefined || owner === service.name
            ? []
            : [{ input: 'smtp-host', text: `is a server of another service; add this line: service: ${owner}` }]),
        ...service.unusedInputs
            .filter((input) => reader.text(input) !== '')
            .map((input) => ({ input, text: `has no effect with service: ${service.name}` })),
        ...reviewPort(service, server),
        ...(service.review?.({ host: server.host, from: from.address, username: login.username }) ?? []),
    ];
}
function reviewPort(service, { host, port }) {
    const input = 'smtp-port';
    if (port === 25) {
        return [
            { input, text: 'is 25, which is for mail between servers and blocked on most networks; use 587' },
        ];
    }
    if (host !== service.host || port === service.port)
        return [];
    return [{ input, text: `is ${port}; ${service.label} takes mail on port ${service.port}` }];
}
function parseSeparator(text) {
    if (text === '.' || text === '|')
        return { value: text };
    return { problem: `${(0,errors/* quote */.hD)(text)} is neither . nor |, the two notations that Azure accepts` };
}

;// CONCATENATED MODULE: ./src/inputs/read.ts












const CONTEXTS = ['needs', 'job'];
function readContexts(read) {
    const parsed = CONTEXTS.map((name) => [name, (0,parse/* parseObject */.lj)(read(name))]);
    return Object.fromEntries(parsed.flatMap(([name, result]) => ('value' in result ? [[name, result.value]] : [])));
}
async function readSettings(read, given, hasIdToken) {
    const reader = new Reader(read);
    const service = await readService(reader);
    const { login, ...identity } = readIdentity(reader, service, hasIdToken);
    const people = readPeople(reader, service);
    const policy = readPolicy(reader);
    const status = readStatus(reader);
    const about = (0,kind/* readKind */.X)(reader);
    const settings = {
        service,
        login: { ...login, username: login.username || people.from.address },
        ...identity,
        ...people,
        policy,
        status,
        ...about,
        ...readContent(reader, about.kind),
        githubToken: reader.text('github-token'),
        dryRun: reader.parse('dry-run', parse/* parseFlag */.og, false),
        verify: reader.parse('verify', parse/* parseFlag */.og, false),
        onError: reader.parse('on-error', (text) => (0,parse/* parseChoice */.HU)(text, ['fail', 'warn']), 'fail'),
        timeoutMs: reader.parse('timeout', (text) => (0,parse/* parseDuration */.E9)(text, { minMs: 1000, maxMs: 6 * 3_600_000 }), 0),
        redact: readRedactions(reader),
    };
    if (policy.notifyOn.length === 0 && reader.problems.every(({ input }) => input !== 'notify-on')) {
        reader.complain('notify-on', 'names no state; leave it out for the default, or write always');
    }
    for (const name of CONTEXTS) {
        const context = reader.parse(name, parse/* parseObject */.lj, undefined);
        const problem = name === 'needs' ? checkNeeds(context) : undefined;
        if (problem !== undefined)
            reader.complain(name, problem);
    }
    if (settings.dryRun && settings.verify) {
        reader.complain('verify', 'and dry-run are both true; dry-run connects to nothing, verify needs to connect');
    }
    const names = await reviewNames(given);
    if (reader.problems.length > 0)
        throw refuseInputs(reader, [...reader.problems, ...names]);
    return { settings, warnings: [...reviewIdentity(reader, settings), ...names] };
}
function readPolicy(reader) {
    return {
        notifyOn: reader.parse('notify-on', (text) => (0,parse/* parseChoices */.IJ)(text, policy/* notifyOnValues */.NV), []),
        repeat: reader.parse('repeat', (text) => (0,parse/* parseChoice */.HU)(text, policy/* repeatValues */.a4), 'always'),
        branches: (0,parse/* splitList */.ry)(reader.text('branches')),
        ignoreBranches: (0,parse/* splitList */.ry)(reader.text('ignore-branches')),
        events: (0,parse/* splitList */.ry)(reader.text('events')),
        ignoreActors: (0,parse/* splitList */.ry)(reader.text('ignore-actors')),
    };
}
function readRedactions(reader) {
    const { patterns, problems } = (0,redaction_patterns/* parseRedactions */.Us)(reader.text('redact').split(/\r?\n/));
    for (const problem of problems)
        reader.complain('redact', problem);
    return patterns;
}
function readStatus(reader) {
    if (reader.text('status') === '')
        return undefined;
    return reader.parse('status', (text) => (0,parse/* parseChoice */.HU)(text, states/* conclusions */.fy), undefined);
}
async function reviewNames(given) {
    const known = new Set(declarations/* inputNames */.vj.map((name) => name.toUpperCase()));
    const unknown = given.filter((name) => !known.has(name));
    if (unknown.length === 0)
        return [];
    const { reviewUnknownNames } = await __nccwpck_require__.e(/* import() */ 334).then(__nccwpck_require__.bind(__nccwpck_require__, 9334));
    return reviewUnknownNames(unknown);
}
const KEPT_IN = {
    'acs-resource': 'vars.ACS_RESOURCE',
    'client-id': 'vars.ACS_CLIENT_ID',
    'tenant-id': 'vars.ACS_TENANT_ID',
    'client-secret': 'secrets.ACS_CLIENT_SECRET',
    'smtp-username': 'vars.ACS_SMTP_USERNAME',
    from: 'vars.ACS_FROM',
};
function refuseInputs(reader, problems) {
    const names = [...new Set(problems.map((each) => each.input))];
    const missing = declarations/* inputNames */.vj.filter((name) => names.includes(name) && reader.text(name) === '');
    const fault = missing.length === 0 ? 'wrong' : missing.length === names.length ? 'missing' : 'missing or wrong';
    const unset = missing.flatMap((name) => KEPT_IN[name] ?? []);
    return new errors/* ActionError */.lZ('input', {
        title: (0,errors/* nameInputs */.z8)(names, fault),
        causes: problems.map((each) => `${each.input} ${each.text}`),
        remedies: [
            ...(unset.length > 0
                ? [
                    `GitHub passes an empty text for a variable or secret that is not set. Look under Settings > Secrets and variables > Actions whether ${unset.join(', ')} (or what your step reads instead) is set, and visible to this repository, this environment and this event.`,
                ]
                : []),
            'Correct the "with:" block of the step, or the variables and secrets that it reads. Nothing was sent.',
        ],
        anchor: 'input',
    });
}

// EXTERNAL MODULE: ./src/redaction/scrubber.ts
var scrubber = __nccwpck_require__(3973);
// EXTERNAL MODULE: ./src/redaction/wire-forms.ts
var wire_forms = __nccwpck_require__(9442);
;// CONCATENATED MODULE: ./src/inputs/secrets.ts



const TOKEN_VARIABLES = ['ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'ACTIONS_RUNTIME_TOKEN'];
function listSecrets(read, env) {
    const parts = ['acs-resource', 'client-id', 'tenant-id'].map((name) => read(name).trim());
    const triples = parts.every(Boolean) ? [parts.join('.'), parts.join('|')] : [];
    const sender = addressOf(read('from'));
    const isDefault = ['', declarations/* inputs */.QL.service.default].includes(read('service').trim().toLowerCase());
    const username = read('smtp-username') || (isDefault ? '' : sender);
    const identifiers = (0,declarations/* inputsOf */.Vc)('identifier')
        .map((name) => read(name).trim())
        .filter((value) => value.toLowerCase() !== sender.toLowerCase());
    const secrets = [...(0,declarations/* inputsOf */.Vc)('secret').map(read), ...TOKEN_VARIABLES.map((name) => env[name] ?? '')];
    const forms = (0,wire_forms/* listWireForms */.h)([username, ...triples], secrets).filter((form) => ![...identifiers, username.trim()].includes(form.trim()));
    const isLongEnough = (value) => value.trim().length >= scrubber/* SHORTEST_HIDDEN */.Il;
    return { everywhere: forms.filter(isLongEnough), inLog: identifiers.filter(isLongEnough) };
}
function createInputReader(read, scrub) {
    const open = new Set((0,declarations/* inputsOf */.Vc)(undefined));
    const leaking = new Set();
    return {
        leaking,
        read(name) {
            const given = read(name);
            if (!open.has(name))
                return given;
            const clean = scrub(given);
            if (clean !== given)
                leaking.add(name);
            return clean;
        },
    };
}
function addressOf(from) {
    return (/<([^<>]*)>\s*$/.exec(from)?.[1] ?? from).trim();
}

// EXTERNAL MODULE: ./src/notification/person.ts
var person = __nccwpck_require__(2910);
// EXTERNAL MODULE: ./src/notification/globs.ts
var globs = __nccwpck_require__(1032);
;// CONCATENATED MODULE: ./src/recipients/trust.ts



const plainLocalPart = /^(?=.{1,64}$)[a-z0-9][a-z0-9_'+-]*(?:\.[a-z0-9_'+-]+)*$/i;
function createAddressPolicy(rules) {
    const isAllowed = allowDomains(rules.allowDomains);
    const mapped = mapRecipients(rules.recipientMap);
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
function isNoReply({ local, domain }) {
    const account = local.toLowerCase().replace(/\+.*/s, '').replace(/[._-]/g, '');
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
function mapRecipients(entries) {
    if (entries.length === 0)
        return () => undefined;
    const rules = entries.map(({ pattern, mailbox }) => {
        const glob = pattern.startsWith('@') ? pattern.slice(1) : pattern;
        return { isAddress: glob.includes('@'), matches: (0,globs/* compileGlob */.S)(glob, { nocase: true }), mailbox };
    });
    return (login = '', address = '') => rules.find(({ isAddress, matches }) => {
        const subject = isAddress ? address : login;
        return subject !== '' && subject.length <= 254 && matches(subject);
    })?.mailbox;
}
function nameOf({ login, name }) {
    return (0,clean_text/* cleanText */.X)(login ? `@${login}` : name || 'somebody without a login', { maxLength: 80 });
}

;// CONCATENATED MODULE: ./src/recipients/resolve.ts


const maxRecipients = 50;
const fields = ['to', 'cc', 'bcc'];
const staticReason = 'because the workflow lists your address';
const tokenReasons = {
    '@author': 'because you wrote the commit that ran (@author)',
    '@committers': 'because you took part in the commits that this is about (@committers)',
    '@culprits': 'because you wrote a commit that may have broken it (@culprits)',
    '@requester': 'because you started the run (@requester)',
    '@pr-author': 'because you opened the pull request (@pr-author)',
    '@codeowners': 'because you own code that this is about (@codeowners)',
};
function resolveRecipients(wanted, people, limit = maxRecipients) {
    const result = { to: [], cc: [], bcc: [], reasons: [], granted: [], dropped: [] };
    const trust = createAddressPolicy(wanted);
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
            return [...(people.prAuthor ? [people.prAuthor] : []), ...(people.groupAuthors ?? [])];
        case '@codeowners':
            return people.codeowners.map(ownerOf);
    }
}
function withBots(people) {
    return [...(0,person/* mergePeople */.i)(people), ...people.filter((person) => person.isBot)];
}
function ownerOf(owner) {
    return owner.startsWith('@') ? { login: owner.slice(1), isBot: false } : { email: owner, isBot: false };
}
function exactKey(address) {
    return address.toLowerCase();
}
function looseKey(address) {
    const at = address.lastIndexOf('@');
    return `${address.slice(0, at).replace(/(?<=.)\+.*/, '')}${address.slice(at)}`.toLowerCase();
}
function nobodyLeft({ dropped }, state) {
    const blameless = '@author, @committers and @culprits are not mailed for what the platform did';
    const reasons = [
        ...(state === 'interrupted' ? [blameless] : []),
        ...dropped.slice(0, 3).map(({ who, why }) => `${who} ${why}`),
    ];
    return `No recipient is left${reasons.length > 0 ? `: ${reasons.join('; ')}` : ''}.`;
}

;// CONCATENATED MODULE: ./src/redaction/notification.ts

const footerKey = /ci:(?=[a-z]+=)/gi;
function hideSecrets(notification, redactor, scrub) {
    const redact = (text) => redactor.redact([text])[0] ?? '';
    const { tests } = notification;
    const redacted = {
        ...notification,
        failures: notification.failures.map((failure) => redactFailure(failure, redact)),
        ...(tests && { tests: redactTests(tests, redact) }),
    };
    return (0,scrubber/* mapTexts */.zO)(redacted, (text) => scrub(text).replace(footerKey, 'ci: '));
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
function redactTests(tests, redact) {
    const redactAll = (list) => list.map((each) => redactTest(each, redact));
    return {
        ...tests,
        failures: redactAll(tests.failures),
        flakyTests: redactAll(tests.flakyTests),
        ...(tests.repairedTests && { repairedTests: redactAll(tests.repairedTests) }),
    };
}
function redactTest(test, redact) {
    return {
        ...test,
        suite: redact(test.suite),
        name: redact(test.name),
        ...(test.file !== undefined && { file: redact(test.file) }),
        ...(test.message !== undefined && { message: redact(test.message) }),
    };
}

// EXTERNAL MODULE: ./src/runner/outputs.ts
var outputs = __nccwpck_require__(7424);
// EXTERNAL MODULE: ./src/runner/summary.ts
var summary = __nccwpck_require__(1070);
;// CONCATENATED MODULE: ./src/runner/reporter.ts




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
const UNSETTLED_KINDS = ['unknown-outcome', 'internal'];
const MAX_RESPONSE = 1_000;
const DOCS = 'docs/troubleshooting.md';
class Reporter {
    #runner;
    #docs;
    #showsAddresses;
    #recipients = [];
    #sent = 'false';
    #hasFailed = false;
    constructor(runner, env) {
        this.#runner = runner;
        this.#showsAddresses = runner.isDebug();
        const isPublic = (env['GITHUB_SERVER_URL'] || 'https://github.com') === 'https://github.com';
        const repository = (isPublic && env['GITHUB_ACTION_REPOSITORY']) || 'acs-mail/acs-mail-action';
        const ref = (isPublic && env['GITHUB_ACTION_REF']) || 'main';
        this.#docs = `https://github.com/${repository}/blob/${ref}/${DOCS}`;
    }
    showAddresses(isPrivate) {
        this.#showsAddresses ||= isPrivate;
    }
    addressTo(message) {
        this.#recipients = [...message.to, ...message.cc, ...message.bcc].map((mailbox) => mailbox.address);
    }
    get hasBegun() {
        return this.#sent !== 'false';
    }
    handingOver() {
        this.#sent = 'unknown';
        this.#runner.setOutputs({ sent: this.#sent });
    }
    sent(message, receipt, whereToLook) {
        this.#sent = 'true';
        this.#runner.setOutputs((0,outputs/* describeReceipt */.ei)(receipt));
        const shown = receipt.accepted.map(this.#show).join(', ');
        this.#runner.info(`Mail accepted by the mail service for ${shown} in ${(0,summary/* seconds */.YA)(receipt.timings.totalMs)}: ${this.#cut(receipt.response)}`);
        this.#runner.addSummary((0,summary/* summarizeSent */.mA)(message, receipt, whereToLook, this.#show, this.#cut));
    }
    skipped(reason) {
        if (this.#hasFailed)
            return;
        this.#runner.setOutputs({ sent: 'false', 'skipped-reason': reason });
        this.#runner.notice(reason, { title: 'No mail sent' });
        this.#runner.addSummary((0,summary/* summarizeSkip */.fD)(this.#runner.scrub(reason)));
    }
    verified(server, tlsVersion, timings) {
        this.#runner.setOutputs({
            sent: 'false',
            'skipped-reason': 'verify is true',
            ...(0,outputs/* describeTimings */.$g)(tlsVersion, timings),
        });
        const stages = [
            `name ${server.host} resolved in ${(0,summary/* seconds */.YA)(timings.dnsMs)}`,
            `port ${server.port} connected and greeted in ${(0,summary/* seconds */.YA)(timings.connectMs)}`,
            `STARTTLS with ${tlsVersion}, certificate and name verified, in ${(0,summary/* seconds */.YA)(timings.tlsMs)}`,
            `signed in after ${(0,summary/* seconds */.YA)(timings.authMs)}`,
        ];
        this.#runner.info(`Verified, nothing was sent:\n${stages.map((stage) => `  ✓ ${stage}`).join('\n')}`);
        this.#runner.addSummary((0,summary/* summarizeVerified */.oC)(stages));
    }
    previewed(message, files) {
        this.#runner.setOutputs({
            sent: 'false',
            'skipped-reason': 'dry-run is true',
            'eml-path': files.eml,
            'html-path': files.html,
            'text-path': files.text,
        });
        this.#runner.info(`Dry run: nothing was sent. The mail is in ${files.eml}`);
        this.#runner.group('Text part of the mail', message.text.split('\n'));
        this.#runner.addSummary((0,summary/* summarizePreview */.Kv)(message, files, this.#show));
    }
    failed(given, isSoft, outputs = {}) {
        const error = this.#shorten(given);
        this.#hasFailed = true;
        if (this.#sent === 'unknown' && !UNSETTLED_KINDS.includes(error.kind))
            this.#sent = 'false';
        this.#runner.setOutputs({
            sent: this.#sent,
            response: error.response,
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
        if (error.kind !== 'partial')
            this.#runner.addSummary((0,summary/* summarizeFailure */.Ij)(error, help, this.#cut));
    }
    #show = (address) => (this.#showsAddresses ? address : (0,summary/* maskAddress */.dJ)(address));
    #cut = (text) => (0,summary/* cutAddresses */.BQ)(this.#runner.scrub(text), this.#recipients, this.#show);
    #shorten(error) {
        if (error.response === undefined)
            return error;
        const clean = this.#runner.scrub(error.response);
        const response = (0,clean_text/* cleanText */.X)(clean, { maxLength: MAX_RESPONSE, multiline: true });
        return new errors/* ActionError */.lZ(error.kind, { ...error, cause: error.cause, response });
    }
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
function asActionError(error) {
    if (error instanceof errors/* ActionError */.lZ)
        return error;
    const message = error instanceof Error ? error.message : String(error);
    return new errors/* ActionError */.lZ('internal', {
        title: `Unexpected error in the action: ${message}`,
        causes: ['This is a fault of the action, not of your workflow.'],
        remedies: ['Please report it with the step debug log (ACTIONS_STEP_DEBUG), which holds no secret.'],
        anchor: 'internal',
        cause: error,
    });
}
function cancellationFailure(hasMail) {
    return new errors/* ActionError */.lZ('cancelled', {
        title: hasMail
            ? 'The job was cancelled; the mail had been accepted by then'
            : 'The job was cancelled before the mail was sent',
        causes: [
            'Somebody cancelled the run, a newer run of its concurrency group did, or the job ran out of time.',
        ],
        remedies: hasMail ? [] : ['Nothing was sent; run the job again if the mail is still wanted.'],
        anchor: 'cancelled',
    });
}
function partialFailure(receipt) {
    const refused = receipt.rejected.map((each) => `${each.address}: ${each.response}`);
    return new errors/* ActionError */.lZ('partial', {
        title: `The mail was accepted for ${receipt.accepted.length} and refused for ${receipt.rejected.length} of ${receipt.accepted.length + receipt.rejected.length} recipients`,
        causes: refused,
        remedies: [
            'Correct or remove the refused addresses. The others have the mail, so do not simply run the step again.',
        ],
        anchor: 'recipient-refused',
    });
}

// EXTERNAL MODULE: ./src/services/secret-end.ts
var secret_end = __nccwpck_require__(1758);
;// CONCATENATED MODULE: ./src/smtp/deliver.ts


const MAX_ATTEMPTS = 3;
const PAUSES_MS = [2_000, 8_000];
const LONG_WINDOW_PAUSE_MS = 600_000;
async function deliver(envelope, messageId, encoded, options) {
    const { signal, deadline, info, sleep: wait = pause, random = Math.random } = options;
    const { startedAt = performance.now() } = options;
    let opening = options.opening;
    for (let attempt = 1;; attempt++) {
        let session;
        try {
            session = await (opening ?? options.open());
            opening = undefined;
            const { durationMs: sendMs, ...sent } = await session.send(envelope, encoded, options.onBegin);
            return {
                receipt: {
                    ...sent,
                    isComplete: sent.rejected.length === 0,
                    messageId,
                    attempts: attempt,
                    timings: { ...session.timings, sendMs, totalMs: Math.round(performance.now() - startedAt) },
                    tlsVersion: session.tlsVersion,
                },
                closing: session.quit(),
            };
        }
        catch (error) {
            opening = undefined;
            if (!(error instanceof errors/* ActionError */.lZ))
                throw error;
            const pauseMs = pauseBefore(attempt, error, random);
            const remainingMs = deadline - performance.now();
            const isLast = attempt >= MAX_ATTEMPTS && error.waitMs === undefined;
            if (!error.retryable || isLast || signal.aborted || pauseMs >= remainingMs) {
                throw new DeliveryFailure(error, attempt);
            }
            info(`${error.title}. Next try in ${Math.ceil(pauseMs / 1000)} s (number ${attempt + 1}).`);
            await wait(pauseMs, signal).catch(() => {
                throw new DeliveryFailure(error, attempt);
            });
        }
    }
}
class DeliveryFailure extends Error {
    name = 'DeliveryFailure';
    attempts;
    cause;
    constructor(cause, attempts) {
        super(cause.title);
        this.cause = cause;
        this.attempts = attempts;
    }
}
function pauseBefore(attempt, error, random) {
    if (error.waitMs !== undefined)
        return attempt === 1 ? error.waitMs : LONG_WINDOW_PAUSE_MS;
    return (PAUSES_MS[attempt - 1] ?? 0) * (1 + random() / 4);
}
async function pause(ms, signal) {
    await (0,promises_.setTimeout)(ms, undefined, { signal });
}

;// CONCATENATED MODULE: ./src/smtp/dial.ts

const PATIENCE_MS = 5_000;
const NAME_WAIT_MS = 100;
async function dial(server, signal) {
    const { connect } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 7030, 23));
    const startedAt = performance.now();
    const socket = connect({ host: server.host, port: server.port, autoSelectFamily: true });
    const giveUp = () => socket.destroy();
    const timer = setTimeout(giveUp, PATIENCE_MS);
    signal.addEventListener('abort', giveUp, { once: true });
    if (signal.aborted)
        giveUp();
    let isReset = false;
    socket.on('error', ({ code }) => {
        isReset = code === 'ECONNRESET';
    });
    const connected = new Promise((resolve) => {
        socket.once('connect', () => resolve(socket));
        socket.once('close', () => resolve(isReset ? socket : undefined));
    }).finally(() => {
        clearTimeout(timer);
        signal.removeEventListener('abort', giveUp);
    });
    const dialing = { startedAt, connected };
    const resolved = new Promise((resolve) => {
        socket.once('lookup', (error) => {
            if (!error)
                dialing.resolvedAt = performance.now();
            resolve();
        });
    });
    await Promise.race([resolved, connected, (0,promises_.setTimeout)(NAME_WAIT_MS, undefined, { ref: false })]);
    return dialing;
}

// EXTERNAL MODULE: ./src/steps/collect.ts
var collect = __nccwpck_require__(2485);
// EXTERNAL MODULE: ./src/notification/missing.ts
var notification_missing = __nccwpck_require__(9751);
;// CONCATENATED MODULE: ./src/steps/log.ts

function logDetails(runner, notes, github, missing) {
    for (const note of notes)
        runner.info(note);
    const calls = github?.calls ?? [];
    if (calls.length > 0 && calls.every(({ status }) => typeof status !== 'number')) {
        const reasons = new Set(missing.map(({ reason, fix }) => `${reason}${fix === undefined ? '' : ` To fix it, ${fix}.`}`));
        runner.warning(`Nothing could be read from GitHub. ${[...reasons].join(' ')}`, {
            title: 'GitHub did not answer',
        });
    }
    for (const { path, status, startedMs, endedMs } of calls) {
        runner.debug(`GitHub ${path} ${status} ${Math.round(startedMs)}-${Math.round(endedMs)} ms`);
    }
}
function logMissing(runner, notification) {
    const missing = notification.missing.filter(({ section }) => section !== 'tests');
    for (const { sections, reason, fix } of (0,notification_missing/* groupMissing */.M)(missing)) {
        runner.info(`Not in the mail: ${sections.join(', ')}. ${reason}${fix === undefined ? '' : ` To see ${sections.length > 1 ? 'them' : 'it'}, ${fix}.`}`);
    }
}
function logRecipients(runner, { granted, dropped }) {
    for (const { who, why } of granted)
        runner.info(`Recipient ${who}: ${why}`);
    for (const { who, why } of dropped)
        runner.info(`Not a recipient, ${who}: ${why}`);
}

// EXTERNAL MODULE: ./src/steps/observe.ts + 1 modules
var observe = __nccwpck_require__(4839);
// EXTERNAL MODULE: ./src/notification/build/first-error.ts
var first_error = __nccwpck_require__(4733);
// EXTERNAL MODULE: ./src/notification/build/outcome.ts
var build_outcome = __nccwpck_require__(5220);
// EXTERNAL MODULE: ./src/workspace/folders.ts
var workspace_folders = __nccwpck_require__(5312);
;// CONCATENATED MODULE: ./src/steps/read-tests.ts



const TESTS_SHARE = 0.2;
async function readTests({ settings, env, runner, signal }, github, { notification, run, previous, outcome }) {
    const { testReports: patterns, timeoutMs } = settings;
    const isReported = settings.runId !== undefined;
    if (patterns.length === 0 || (settings.repository !== '' && !isReported))
        return { problems: [], refused: [] };
    const { findReports, readReports } = await Promise.all(/* import() */[__nccwpck_require__.e(560), __nccwpck_require__.e(860)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1860));
    const folders = (0,workspace_folders/* findFolders */.r)(env);
    const partOfShare = (part) => AbortSignal.any([signal, AbortSignal.timeout(timeoutMs * TESTS_SHARE * part)]);
    const share = partOfShare(1);
    const shareOfPrevious = partOfShare(0.5);
    const found = isReported
        ? {
            files: [],
            warnings: [],
            refused: (await Promise.all(/* import() */[__nccwpck_require__.e(253), __nccwpck_require__.e(486)]).then(__nccwpck_require__.bind(__nccwpck_require__, 486))).refuseClimbing('test-reports', patterns, folders),
            unmatched: [`No artifact of run ${run.id} holds a file that matches the input test-reports.`],
        }
        : await findReports(patterns, folders, share);
    if (found.refused.length > 0)
        return { problems: [], refused: found.refused };
    const isOnDisk = found.files.length > 0;
    const isWorthComparing = (0,build_outcome/* isRed */.iI)(outcome.conclusion) || ['fixed', 'flaky'].includes(notification.state);
    const current = isOnDisk || notification.ownJob || run.id === 0 ? undefined : { id: run.id };
    const isSameRun = previous?.id === run.id;
    const compared = isWorthComparing && previous && (!isSameRun || run.startedAt)
        ? { id: previous.id, before: isSameRun ? run.startedAt : undefined, signal: shareOfPrevious }
        : undefined;
    const artifacts = github && (current || compared)
        ? await (await __nccwpck_require__.e(/* import() */ 474).then(__nccwpck_require__.bind(__nccwpck_require__, 9474))).openArtifacts(github, { patterns, folders, signal: share }, { current, previous: compared, onDisk: found.files })
        : undefined;
    try {
        const reading = { scrub: runner.scrub, signal: share, artifactOf: artifacts?.artifactOf };
        const before = await readReports(artifacts?.previous ?? [], { ...reading, signal: shareOfPrevious });
        const isComparable = before.artifacts.size > 0 && !before.isCut;
        const { tests, warnings } = await readReports(isOnDisk ? found.files : (artifacts?.current ?? []), {
            ...reading,
            root: folders.workspace,
            ...(isComparable && { earlier: { ...before, isSameRun } }),
        });
        const problems = artifacts?.problems ?? [];
        const isExplained = !isOnDisk && (tests.files > 0 || problems.length > 0);
        const sentences = [
            ...found.warnings,
            ...(isExplained ? [] : found.unmatched),
            ...warnings,
            ...before.warnings.map((warning) => `In the run compared with, ${warning}`),
        ];
        return {
            ...(tests.files > 0 && { tests }),
            problems: [...sentences.map((reason) => ({ section: 'tests', reason })), ...problems],
            refused: [],
        };
    }
    finally {
        await artifacts?.close();
    }
}
const MAX_NAMED = 5;
function addTests(notification, { tests, problems: found }, { runner, redactor }) {
    const reasons = redactor.redact(found.map(({ reason }) => reason));
    const problems = found.map((problem, index) => ({ ...problem, reason: reasons[index] ?? '' }));
    const sentences = problems.map(({ reason, fix }) => `${reason}${fix === undefined ? '' : ` To fix it, ${fix}.`}`);
    for (const sentence of new Set(sentences))
        runner.warning(sentence, { title: 'Check the test reports' });
    const more = problems.length - MAX_NAMED;
    return {
        ...notification,
        ...(tests && { tests, failures: (0,first_error/* preferFailedTest */.a)(notification.failures, tests) }),
        missing: [
            ...notification.missing,
            ...problems.slice(0, MAX_NAMED),
            ...(more > 0
                ? [{ section: 'tests', reason: `There are ${more} more such warnings in the job log.` }]
                : []),
        ],
    };
}

// EXTERNAL MODULE: ./src/workspace/text-files.ts
var text_files = __nccwpck_require__(884);
;// CONCATENATED MODULE: ./src/run.ts




















async function run(runner, env, { requested, graceOver }) {
    const startedAt = performance.now();
    const wantsNoCheck = env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0';
    delete env['NODE_TLS_REJECT_UNAUTHORIZED'];
    const secrets = listSecrets((name) => env[`INPUT_${name.toUpperCase()}`] ?? '', env);
    for (const value of secrets.everywhere)
        runner.mask(value);
    for (const value of secrets.inLog)
        runner.maskInLog(value);
    const reporter = new Reporter(runner, env);
    let isSoft = false;
    try {
        const { read, leaking } = createInputReader((name) => runner.input(name), runner.scrub);
        const payload = runner.payload();
        const event = (0,records_event/* readEvent */.j)((0,scrubber/* mapTexts */.zO)(env, runner.scrub), payload, readContexts(read));
        reporter.showAddresses(event.repo.isPrivate);
        const isDryRun = read('dry-run').toLowerCase() === 'true';
        const hasSecret = read('client-secret') !== '' || read('smtp-password') !== '';
        if (event.withoutSecrets !== undefined && !isDryRun && !hasSecret && !hasIdToken(env)) {
            reporter.skipped(WITHOUT_SECRETS[event.withoutSecrets]);
            return;
        }
        const { settings, warnings } = await readSettings(read, runner.inputNames(), hasIdToken(env));
        if (wantsNoCheck) {
            runner.warning('NODE_TLS_REJECT_UNAUTHORIZED=0 is ignored: this action checks every certificate. For an authority of your own set NODE_EXTRA_CA_CERTS to its file.', { title: 'Certificates are checked' });
        }
        for (const { input, text } of warnings) {
            runner.warning(`The input ${input} ${text}`, { title: 'Check the inputs' });
        }
        for (const name of leaking) {
            runner.warning(`The input ${name} contains a secret; it was replaced by ***.`, {
                title: 'Check the inputs',
            });
        }
        const secretEnd = (0,secret_end/* describeSecretEnd */.D)(settings.secretEndsOn, new Date().toISOString());
        if (secretEnd !== undefined)
            runner.warning(secretEnd, { title: 'Rotate the secret' });
        isSoft = settings.onError === 'warn';
        const overTime = AbortSignal.timeout(settings.timeoutMs);
        const context = {
            runner,
            reporter,
            env,
            event,
            payload,
            settings,
            redactor: (0,redaction_patterns/* createRedactor */.lY)(settings.redact, settings.timeoutMs, () => performance.now()),
            deadline: startedAt + settings.timeoutMs,
            signal: AbortSignal.any([overTime, requested]),
            finalSignal: AbortSignal.any([overTime, graceOver]),
        };
        await Promise.race([
            settings.verify ? verify(context) : notify(context),
            rejectUnlessBegun(requested, reporter),
        ]);
        await (0,promises_.setImmediate)();
        if (requested.aborted)
            throw cancellationFailure(reporter.hasBegun);
    }
    catch (error) {
        const delivery = error instanceof DeliveryFailure ? error : undefined;
        const failure = asActionError(delivery?.cause ?? error);
        const isEnded = requested.aborted && failure.kind === 'timeout';
        reporter.failed(isEnded ? cancellationFailure(false) : failure, isSoft && !requested.aborted, {
            ...(delivery && {
                attempts: String(delivery.attempts),
                rejected: JSON.stringify((0,scrubber/* mapTexts */.zO)(failure.rejected ?? [], runner.scrub)),
            }),
        });
    }
}
function rejectUnlessBegun(requested, reporter) {
    return new Promise((_resolve, reject) => {
        const end = () => {
            if (!reporter.hasBegun)
                reject(cancellationFailure(false));
        };
        if (requested.aborted)
            end();
        requested.addEventListener('abort', end, { once: true });
    });
}
const WITHOUT_SECRETS = {
    fork: 'The run comes from a fork, and GitHub gives such runs no secrets. To mail about forks, use the workflow_run recipe of docs/recipes.md.',
    dependabot: 'The run was started by Dependabot, and GitHub gives such runs no secrets (only Dependabot secrets). To mail about them, use the workflow_run recipe of docs/recipes.md.',
};
async function verify(context) {
    const { reporter, settings } = context;
    const session = await connect(context, await begin(context));
    const closing = session.quit();
    reporter.verified(settings.server, session.tlsVersion, session.timings);
    await closing;
}
async function notify(given) {
    const { runner, reporter, env, settings, signal } = given;
    const isElsewhere = settings.runId !== undefined || settings.repository !== '';
    const context = isElsewhere ? await (await __nccwpck_require__.e(/* import() */ 480).then(__nccwpck_require__.bind(__nccwpck_require__, 4480))).findReported(given) : given;
    const over = new AbortController();
    const github = (0,observe/* connectGitHub */.UY)(context, env['GITHUB_API_URL'], AbortSignal.any([signal, over.signal]));
    const isSure = await (0,observe/* isSureToSend */.$A)(context);
    const open = async () => connect(context, await begin(context));
    let early;
    const prepare = async (isWanted) => {
        const own = await (0,collect/* readTexts */.Z7)(settings, (0,workspace_folders/* findFolders */.r)(env), runner);
        if (isWanted && !settings.dryRun && hasFixedRecipient(settings) && !(0,collect/* isWrittenFirst */.q3)(settings, own)) {
            const startedAt = performance.now();
            const dialing = await begin(context);
            early = { opening: connect(context, dialing), startedAt };
            early.opening.catch(ignore);
        }
        return own;
    };
    const preparing = isSure ? prepare(true) : undefined;
    await preparing?.catch(ignore);
    try {
        const observed = await (0,observe/* observeRun */.E3)(github, context, isSure);
        runner.setOutputs((0,outputs/* describeNotification */.VX)(observed.notification));
        if (observed.skip !== undefined) {
            reporter.skipped(observed.skip);
            return;
        }
        if (!isSent(reporter, (0,policy/* decideEarly */.Ou)(observed.notification, settings.policy)))
            return;
        const isWanted = !(0,policy/* dependsOnDetails */.Vg)(observed.notification, settings.policy);
        const own = await (preparing ?? prepare(isWanted));
        const asked = isWanted && hasFixedRecipient(settings) && own.refused.length > 0 ? undefined : github;
        const readingTests = readTests(context, asked, observed);
        const [detailed, found] = await Promise.all([
            (0,observe/* addDetails */.qP)(asked, context, observed, readingTests),
            readingTests,
        ]);
        const tested = addTests(detailed.notification, found, context);
        const notification = hideSecrets(tested, context.redactor, runner.scrub);
        logDetails(runner, detailed.notes, github, detailed.notification.missing);
        runner.setOutputs((0,outputs/* describeNotification */.VX)(notification));
        if (found.refused.length === 0 && !isSent(reporter, (0,policy/* decide */.LD)(notification, settings.policy)))
            return;
        const recipients = resolveRecipients(settings.recipients, notification.people, settings.service.limits.recipients);
        logRecipients(runner, recipients);
        if (recipients.to.length + recipients.cc.length + recipients.bcc.length === 0) {
            reporter.skipped(nobodyLeft(recipients, notification.state));
            return;
        }
        await (0,promises_.setImmediate)();
        const { writeMail } = await Promise.all(/* import() */[__nccwpck_require__.e(76), __nccwpck_require__.e(672), __nccwpck_require__.e(536)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1536));
        const refused = [...own.refused, ...found.refused];
        const letter = await writeMail(context, notification, { ...own, refused }, recipients, asked);
        const { message, encoded, templateError } = letter;
        if (settings.dryRun) {
            const parts = { eml: encoded, html: message.html, text: message.text };
            reporter.previewed(message, await (0,text_files/* writePreview */.EN)((0,workspace_folders/* findFolders */.r)(env), parts));
        }
        else {
            await send(context, message, encoded, { open, ...early });
        }
        logMissing(runner, notification);
        if (templateError)
            throw templateError;
    }
    finally {
        over.abort();
        early?.opening.then((session) => session.quit()).catch(ignore);
    }
}
function ignore() { }
async function begin({ settings, signal }) {
    return settings.signIn === 'password' ? dial(settings.server, signal) : undefined;
}
async function connect({ runner, env, settings, signal, finalSignal }, dialing) {
    const { signIn } = await Promise.all(/* import() */[__nccwpck_require__.e(76), __nccwpck_require__.e(611), __nccwpck_require__.e(219)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8219));
    return signIn(settings, runner, env['AZURE_AUTHORITY_HOST'] ?? '', { signal, finalSignal }, dialing);
}
async function send({ runner, reporter, settings, deadline, signal }, message, encoded, session) {
    const everyone = [...message.to, ...message.cc, ...message.bcc].map((mailbox) => mailbox.address);
    const { receipt: given, closing } = await deliver({ from: message.from.address, to: everyone }, message.messageId, encoded, {
        ...session,
        signal,
        deadline,
        info: (line) => runner.info(line),
        onBegin: () => reporter.handingOver(),
    });
    const receipt = (0,scrubber/* mapTexts */.zO)(given, runner.scrub);
    reporter.sent(message, receipt, settings.service.whereToLook);
    await closing;
    if (!receipt.isComplete)
        throw partialFailure(receipt);
}
function isSent(reporter, decision) {
    if (!decision.send)
        reporter.skipped(decision.reason);
    return decision.send;
}
function hasFixedRecipient({ recipients: { to, cc, bcc } }) {
    return [to, cc, bcc].some((list) => list.mailboxes.length > 0);
}
function hasIdToken(env) {
    return Boolean(env['ACTIONS_ID_TOKEN_REQUEST_URL'] && env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']);
}


/***/ }),

/***/ 2323:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ listenForCancellation)
/* harmony export */ });
const GRACE_MS = { SIGINT: 9_000, SIGTERM: 1_500 };
function listenForCancellation() {
    const requested = new AbortController();
    const graceOver = new AbortController();
    const begin = (graceMs) => () => {
        requested.abort();
        setTimeout(() => graceOver.abort(), graceMs).unref();
    };
    process.on('SIGINT', begin(GRACE_MS.SIGINT));
    process.on('SIGTERM', begin(GRACE_MS.SIGTERM));
    process.on('SIGBREAK', begin(GRACE_MS.SIGTERM));
    return { requested: requested.signal, graceOver: graceOver.signal };
}


/***/ }),

/***/ 7424:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $g: () => (/* binding */ describeTimings),
/* harmony export */   V$: () => (/* binding */ formatOutput),
/* harmony export */   VX: () => (/* binding */ describeNotification),
/* harmony export */   ei: () => (/* binding */ describeReceipt)
/* harmony export */ });
/* unused harmony export outputNames */
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_os__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _notification_build_failed_jobs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1100);


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
    'cause',
    'streak',
    'failed-jobs',
    'first-error',
    'culprits',
    'subject',
    'eml-path',
    'html-path',
    'text-path',
]));
function formatOutput(name, value) {
    const lines = new Set(value.split(/[\r\n]+/));
    let delimiter = 'END';
    while (lines.has(delimiter))
        delimiter += '_';
    return [`${name}<<${delimiter}`, value, delimiter, ''].join(node_os__WEBPACK_IMPORTED_MODULE_0__.EOL);
}
function describeNotification(notification) {
    const failed = (0,_notification_build_failed_jobs_js__WEBPACK_IMPORTED_MODULE_1__/* .failedJobs */ .Mf)(notification.jobs?.list ?? []);
    return {
        kind: notification.kind,
        state: notification.state,
        'previous-state': notification.previousState ?? '',
        cause: notification.cause ?? '',
        streak: streakOf(notification),
        'failed-jobs': JSON.stringify(failed.map((job) => job.name)),
        'first-error': notification.failures.find((failure) => failure.firstError !== undefined)?.firstError ?? '',
        culprits: JSON.stringify(notification.people.culprits
            .map((person) => person.login ?? person.name ?? '')
            .filter((name) => name !== '')),
    };
}
function streakOf({ history, ownJob }) {
    return history === undefined || (ownJob && history.isCut) ? '' : String(history.streak);
}
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
function describeTimings(tlsVersion, timings) {
    return { timings: JSON.stringify({ tlsVersion, ...timings }) };
}


/***/ }),

/***/ 7025:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  J: () => (/* binding */ connectRunner),
  j: () => (/* binding */ exitAfterGrace)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: ./src/redaction/scrubber.ts
var redaction_scrubber = __nccwpck_require__(3973);
// EXTERNAL MODULE: ./src/runner/outputs.ts
var runner_outputs = __nccwpck_require__(7424);
// EXTERNAL MODULE: ./src/runner/summary.ts
var summary = __nccwpck_require__(1070);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/command.js
var command = __nccwpck_require__(9635);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/utils.js
var utils = __nccwpck_require__(4679);
;// CONCATENATED MODULE: ./src/runner/toolkit.ts


async function getIdToken(audience) {
    const core = await Promise.all(/* import() */[__nccwpck_require__.e(942), __nccwpck_require__.e(492)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7492));
    return core.getIDToken(audience);
}

;// CONCATENATED MODULE: ./src/runner/runner.ts






function connectRunner(env = process.env) {
    const scrubber = new redaction_scrubber/* Scrubber */.h6();
    const { scrub } = scrubber;
    const annotate = (level) => (text, { title } = {}) => {
        const properties = title === undefined ? {} : (0,utils/* toCommandProperties */.k)({ title: scrub(title) });
        (0,command/* issueCommand */.L)(level, properties, scrub(text));
    };
    const print = (text) => {
        for (const line of scrub(text).split(/\r\n|[\r\n]/))
            process.stdout.write(`${neutralizeCommands(line)}${external_node_os_.EOL}`);
    };
    return {
        input: (name) => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim(),
        inputNames: () => Object.keys(env)
            .filter((key) => key.startsWith('INPUT_') && env[key] !== '')
            .map((key) => key.slice('INPUT_'.length)),
        payload() {
            try {
                return (0,redaction_scrubber/* mapTexts */.zO)(JSON.parse((0,external_node_fs_.readFileSync)(env['GITHUB_EVENT_PATH'] ?? '', 'utf8')), scrub);
            }
            catch {
                return undefined;
            }
        },
        mask(value) {
            for (const part of scrubber.hide(value))
                (0,command/* issueCommand */.L)('add-mask', {}, part);
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
            if (!env['GITHUB_OUTPUT'])
                return;
            const entries = Object.entries(outputs).filter(([, value]) => value !== undefined);
            try {
                const lines = entries.map(([name, value]) => (0,runner_outputs/* formatOutput */.V$)(name, scrub(value)));
                (0,external_node_fs_.appendFileSync)(env['GITHUB_OUTPUT'], lines.join(''));
            }
            catch (error) {
                const names = entries.map(([name]) => name).join(', ');
                (0,command/* issueCommand */.L)('warning', {}, scrub(`The outputs ${names} could not be written: ${String(error)}`));
            }
        },
        addSummary(markdown) {
            if (!env['GITHUB_STEP_SUMMARY'])
                return;
            try {
                (0,external_node_fs_.appendFileSync)(env['GITHUB_STEP_SUMMARY'], `${(0,summary/* fitSummary */.mW)(scrub(markdown))}${external_node_os_.EOL}`);
            }
            catch (error) {
                (0,command/* issueCommand */.L)('debug', {}, scrub(`The step summary could not be written: ${String(error)}`));
            }
        },
        fail(text, properties = {}) {
            process.exitCode = 1;
            annotate('error')(text, properties);
        },
        requestIdToken: getIdToken,
    };
}
function neutralizeCommands(line) {
    return line.replace(/^(\s*)(?=::)/, '$1\u200b').replaceAll('##[', '##\u200b[');
}
const LINGER_MS = { usual: 3_000, cancelled: 500 };
function exitAfterGrace(isCancelled) {
    setTimeout(() => process.exit(), isCancelled ? LINGER_MS.cancelled : LINGER_MS.usual).unref();
}


/***/ }),

/***/ 1070:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BQ: () => (/* binding */ cutAddresses),
/* harmony export */   Ij: () => (/* binding */ summarizeFailure),
/* harmony export */   Kv: () => (/* binding */ summarizePreview),
/* harmony export */   YA: () => (/* binding */ seconds),
/* harmony export */   dJ: () => (/* binding */ maskAddress),
/* harmony export */   fD: () => (/* binding */ summarizeSkip),
/* harmony export */   mA: () => (/* binding */ summarizeSent),
/* harmony export */   mW: () => (/* binding */ fitSummary),
/* harmony export */   oC: () => (/* binding */ summarizeVerified)
/* harmony export */ });
/* unused harmony exports text, code */
/* harmony import */ var _mail_view_format_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3598);

const MAX_BYTES = 1_000_000;
function fitSummary(markdown) {
    if (Buffer.byteLength(markdown) <= MAX_BYTES)
        return markdown;
    const cut = new TextDecoder().decode(Buffer.from(markdown).subarray(0, MAX_BYTES - 40));
    return `${cut.replace(/\uFFFD$/, '')}\n\n… cut at GitHub’s limit of 1 MiB`;
}
function maskAddress(address) {
    const at = address.lastIndexOf('@');
    if (at < 1)
        return '…';
    return `${[...address][0]}…${address.slice(at)}`;
}
function cutAddresses(text, known, show) {
    if (known.length === 0)
        return text.replace(/(?<![^\s<>"'(),;:@])[^\s<>"'(),;:@]+@([\w.-]+)/g, (address, domain) => /[a-z]/i.test(domain) ? show(address) : address);
    return known.reduce((clean, address) => clean.replaceAll(new RegExp(address.replace(/\W/g, '\\$&'), 'gi'), () => show(address)), text);
}
function summarizeSent(message, receipt, whereToLook, show, cut) {
    const { timings } = receipt;
    const rows = [
        ['Subject', text(message.subject)],
        ...recipientRows(message, show),
        ['Message-ID', code(receipt.messageId)],
        ['Reply', code(cut(receipt.response))],
        ...receipt.rejected.map((each) => [
            'Refused',
            `${code(show(each.address))} ${code(cut(each.response))}`,
        ]),
        [
            'Time',
            `${seconds(timings.totalMs)}: connect ${seconds(timings.dnsMs + timings.connectMs)}, ${text(receipt.tlsVersion)} ${seconds(timings.tlsMs)}, sign-in ${seconds(timings.authMs)}, send ${seconds(timings.sendMs)}${receipt.attempts > 1 ? `, ${receipt.attempts} tries` : ''}`,
        ],
        ['Size', `${(0,_mail_view_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSize */ .Xq)(receipt.size)}`],
    ];
    const title = receipt.isComplete
        ? '### ✉️ Mail accepted by the mail service'
        : '### ⚠️ Mail accepted for some recipients, refused for others';
    return `${title}\n\n${table(rows)}\n\n<sub>Accepted is not delivered: bounces, suppression and spam filtering come later and show in ${text(whereToLook)}.</sub>\n`;
}
function summarizeSkip(reason) {
    return `### ✉️ No mail sent\n\n${text(reason)}\n`;
}
function summarizeVerified(stages) {
    return `### ✉️ Sign-in verified, nothing sent\n\n${stages.map((stage) => `- ✅ ${text(stage)}`).join('\n')}\n`;
}
function summarizePreview(message, files, show) {
    const rows = [
        ['Subject', text(message.subject)],
        ['From', code(show(message.from.address))],
        ...recipientRows(message, show),
        ['Files', [files.eml, files.html, files.text].map(code).join('<br>')],
    ];
    return `### ✉️ Dry run: this mail was not sent\n\n${table(rows)}\n\n<details open><summary>Text part</summary>\n\n${fence(message.text)}\n\n</details>\n`;
}
function summarizeFailure(error, help, cut) {
    const parts = [`### ❌ ${text(cut(error.title))}`];
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
function advice(item) {
    const [, sentence, command] = /^(.*: )(az .+)$/s.exec(item) ?? [];
    return sentence === undefined || command === undefined ? text(item) : `${text(sentence)}${code(command)}`;
}
function recipientRows(message, show) {
    const row = (name, mailboxes) => mailboxes.length === 0 ? [] : [[name, mailboxes.map((each) => code(show(each.address))).join(', ')]];
    return [...row('To', message.to), ...row('Cc', message.cc), ...row('Bcc', message.bcc)];
}
function table(rows) {
    return ['| | |', '|---|---|', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n');
}
function text(given) {
    return given
        .replace(/\s+/g, ' ')
        .replace(/[&<>]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char] ?? char)
        .replace(/[\\`*_{}[\]()#+!|~@:]/g, '\\$&');
}
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


/***/ }),

/***/ 9818:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ZD: () => (/* binding */ findPasteMistake),
/* harmony export */   tD: () => (/* binding */ checkIds),
/* harmony export */   zg: () => (/* binding */ checkSecret)
/* harmony export */ });
function findPasteMistake(value) {
    if (/^\$?\{\{.*\}\}$|^(?:vars|secrets|env|inputs)\.\w+$|^\$\{?\w+\}?$/s.test(value)) {
        return 'is the name of a variable and not its value; write ${{ vars.NAME }} or ${{ secrets.NAME }}';
    }
    if (/^["'`\u2018-\u201f].*["'`\u2018-\u201f]$/s.test(value)) {
        return 'stands in quotes, which GitHub keeps in a variable or secret; store the value without them';
    }
    if (/^[<{[(].*[>}\])]$/s.test(value))
        return 'stands in brackets; give the value without them';
    if (/^[*\u2022\u25cf]+$/.test(value)) {
        return 'is the hidden form of a value, copied from a log or a web page; copy the value itself';
    }
    return undefined;
}
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
function checkIds({ clientId, tenantId }, isNeeded, complain) {
    const check = (input, value, what) => {
        if (value === '') {
            if (isNeeded)
                complain(input, `is missing; give ${what}`);
        }
        else if (!GUID.test(value)) {
            complain(input, findPasteMistake(value) ??
                `is not a GUID; give ${what}, which looks like 00000000-0000-0000-0000-000000000000`);
        }
    };
    check('client-id', clientId, 'the Application (client) ID of the Entra app');
    check('tenant-id', tenantId, 'the Directory (tenant) ID');
    if (clientId !== '' && clientId === tenantId) {
        complain('client-id', 'is the same as tenant-id; copy both from the Overview page of the app registration');
    }
}
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
    return findPasteMistake(secret);
}


/***/ }),

/***/ 1758:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ describeSecretEnd)
/* harmony export */ });
const DAY_MS = 86_400_000;
const NOTICE_DAYS = 30;
function describeSecretEnd(endsOn, now) {
    if (endsOn === '')
        return undefined;
    const days = Math.floor((Date.parse(endsOn) - Date.parse(now)) / DAY_MS);
    if (days >= NOTICE_DAYS)
        return undefined;
    const day = new Date(endsOn).toISOString().slice(0, 10);
    const left = days === 0 ? 'less than a day' : days === 1 ? '1 day' : `${days} days`;
    const when = days < 0 ? `expired on ${day}` : `expires on ${day}, in ${left}`;
    return `The secret that sends these mails ${when}. Rotate it with infra/azure-cli/rotate-secret.sh (docs/azure-setup.md, Rotation without downtime).`;
}


/***/ }),

/***/ 2485:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C0: () => (/* binding */ collectFiles),
/* harmony export */   Ox: () => (/* binding */ reportLeftOut),
/* harmony export */   Z7: () => (/* binding */ readTexts),
/* harmony export */   q3: () => (/* binding */ isWrittenFirst)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3916);
/* harmony import */ var _notification_build_failed_jobs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1100);
/* harmony import */ var _redaction_patterns_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3030);
/* harmony import */ var _workspace_text_files_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(884);




const MAX_LOG_BYTES = 20_000_000;
async function readTexts({ body, html, maxMessageBytes }, folders, runner) {
    const refused = [];
    const load = async (source) => {
        if (source?.path === undefined)
            return source?.text;
        const reading = (0,_workspace_text_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR)(source.input, source.path, folders, maxMessageBytes);
        const given = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .keepRefusal */ ._4)(refused, reading);
        if (given === undefined)
            return undefined;
        const clean = runner.scrub(given);
        if (clean !== given) {
            runner.warning(`The file of the input ${source.input} contains a secret; it was replaced by ***.`, {
                title: 'Check the inputs',
            });
        }
        return clean;
    };
    const [ownBody, ownHtml] = await Promise.all([body, html].map(load));
    return { texts: { body: ownBody, html: ownHtml }, refused };
}
const SURELY_FITS = 100_000;
function isWrittenFirst({ attachments, attachLogs }, { texts, refused }) {
    const characters = Object.values(texts).reduce((sum, text) => sum + (text?.length ?? 0), 0);
    return characters > SURELY_FITS || attachments.length > 0 || attachLogs !== 'none' || refused.length > 0;
}
const FILES_SHARE = 0.2;
async function collectFiles(settings, folders, notification, github, scrub, redactor) {
    const found = await findFiles(settings, folders);
    const logs = settings.attachLogs === 'failed' ? await fetchLogs(notification, github, scrub, redactor) : undefined;
    return {
        attachments: [...found.attachments, ...(logs?.attachments ?? [])],
        leftOut: found.leftOut,
        refused: found.refused,
        warnings: [...found.warnings, ...(logs?.warnings ?? [])],
    };
}
async function findFiles(settings, folders) {
    if (settings.attachments.length === 0)
        return { attachments: [], leftOut: [], refused: [], warnings: [] };
    const [{ findAttachments }, { typeAny, typeListed }] = await Promise.all([
        __nccwpck_require__.e(/* import() */ 679).then(__nccwpck_require__.bind(__nccwpck_require__, 5679)),
        __nccwpck_require__.e(/* import() */ 640).then(__nccwpck_require__.bind(__nccwpck_require__, 7640)),
    ]);
    return findAttachments({
        patterns: settings.attachments,
        ifNoFilesFound: settings.ifNoFilesFound,
        overflow: settings.overflow,
        folders,
        signal: AbortSignal.timeout(settings.timeoutMs * FILES_SHARE),
        limit: settings.maxMessageBytes,
        typeName: settings.service.hasTypeList ? typeListed : typeAny,
    });
}
function reportLeftOut(notification, leftOut) {
    if (leftOut.length === 0)
        return notification;
    const names = leftOut.map(({ name, reason }) => `${name} ${reason}`).join('; ');
    const missing = {
        section: 'attachments',
        reason: `${names}. They may be among the artifacts of the run: ${notification.run.url}#artifacts`,
    };
    return { ...notification, missing: [...notification.missing, missing] };
}
async function fetchLogs(notification, github, scrub, redactor) {
    const { attachLog } = await __nccwpck_require__.e(/* import() */ 830).then(__nccwpck_require__.bind(__nccwpck_require__, 8830));
    const list = notification.jobs?.list ?? [];
    const chosen = (0,_notification_build_failed_jobs_js__WEBPACK_IMPORTED_MODULE_1__/* .pickFailedJobs */ .dI)(list, notification.ownJob?.name);
    const failed = (0,_notification_build_failed_jobs_js__WEBPACK_IMPORTED_MODULE_1__/* .failedJobs */ .Mf)(list).length;
    const warnings = new Set();
    if (failed > chosen.length)
        warnings.add(`Only the logs of ${chosen.length} of ${failed} failed jobs are attached.`);
    const clean = (text) => redactor.redact(scrub(text).split('\n').map(hideKeys())).join('\n');
    const attachments = await Promise.all(chosen.map(async (job) => {
        const answer = await github?.stream('log', { job_id: job.id ?? 0 });
        if (!answer?.ok) {
            warnings.add(`The log of ${job.name} is not available yet and was not attached.`);
            return [];
        }
        try {
            return [await attachLog(job.name, answer.data, { maxBytes: MAX_LOG_BYTES, clean })];
        }
        catch {
            warnings.add(`The log of ${job.name} could not be read to its end in time and was not attached.`);
            return [];
        }
    }));
    return { attachments: attachments.flat(), warnings: [...warnings] };
}
function hideKeys() {
    const filter = (0,_redaction_patterns_js__WEBPACK_IMPORTED_MODULE_2__/* .createKeyFilter */ .ef)();
    return (line) => {
        const [stamp = ''] = /^\uFEFF?(?:\d{4}-\d\d-\d\dT[\d:.]{8,20}Z )?/.exec(line) ?? [];
        return stamp + filter(line.slice(stamp.length));
    };
}


/***/ }),

/***/ 4839:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  qP: () => (/* binding */ addDetails),
  UY: () => (/* binding */ connectGitHub),
  $A: () => (/* binding */ isSureToSend),
  E3: () => (/* binding */ observeRun),
  sT: () => (/* binding */ shareOfTime)
});

// EXTERNAL MODULE: ./src/github/api/requests.ts + 2 modules
var requests = __nccwpck_require__(7400);
// EXTERNAL MODULE: ./src/github/build/observe.ts + 3 modules
var observe = __nccwpck_require__(2397);
// EXTERNAL MODULE: ./src/inputs/kind.ts
var kind = __nccwpck_require__(6379);
// EXTERNAL MODULE: ./src/notification/globs.ts
var globs = __nccwpck_require__(1032);
// EXTERNAL MODULE: ./src/notification/policy.ts
var policy = __nccwpck_require__(1325);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
;// CONCATENATED MODULE: ./src/steps/load-ahead.ts

const parts = [
    () => Promise.all(/* import() */[__nccwpck_require__.e(153), __nccwpck_require__.e(548)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6548)),
    () => Promise.all(/* import() */[__nccwpck_require__.e(76), __nccwpck_require__.e(672), __nccwpck_require__.e(536)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1536)),
    () => new Intl.DateTimeFormat('en').format(),
];
async function loadAhead() {
    for (const load of parts) {
        await (0,promises_.setImmediate)();
        await load();
    }
}

;// CONCATENATED MODULE: ./src/steps/observe.ts






const GITHUB_SHARE = 0.4;
const GITHUB_LONGEST_MS = 60_000;
function shareOfTime({ timeoutMs }) {
    return Math.min(timeoutMs * GITHUB_SHARE, GITHUB_LONGEST_MS);
}
function connectGitHub({ runner, event, settings }, baseUrl, signal) {
    if (settings.kind === 'message' || settings.githubToken === '')
        return undefined;
    return requests/* GitHubApi */.y.connect({
        token: settings.githubToken,
        baseUrl,
        owner: event.repo.owner,
        repo: event.repo.name,
        links: event.links,
        isForeign: settings.repository !== '',
        scrub: runner.scrub,
        signal: AbortSignal.any([signal, AbortSignal.timeout(shareOfTime(settings))]),
    });
}
async function isSureToSend({ event, settings, }) {
    if ((0,kind/* kindOf */.I)(event, settings.kind) !== 'build')
        return false;
    const { notification } = await (0,observe/* observe */.lB)(undefined, event, { now: '', status: settings.status });
    return (0,policy/* isSettled */.Is)(notification, settings.policy);
}
async function observeRun(github, { event, payload, settings }, isSure) {
    const options = {
        now: new Date().toISOString(),
        fields: settings.fields,
        status: settings.status,
        readsLogs: settings.logLines > 0,
    };
    const kindOptions = {
        ...options,
        payload,
        isAsked: settings.kind !== 'auto',
        commits: settings.commits,
        wantsCommitters: wantsCommitters(settings),
    };
    switch ((0,kind/* kindOf */.I)(event, settings.kind)) {
        case 'message':
            return { ...asMessage(await (0,observe/* observe */.lB)(undefined, event, options)), wantsDetail: false, notes: [] };
        case 'release': {
            const { observeRelease } = await Promise.all(/* import() */[__nccwpck_require__.e(153), __nccwpck_require__.e(658)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9658));
            return observeRelease(github, event, { ...kindOptions, tag: settings.tag });
        }
        case 'deployment': {
            const { observeDeployment } = await Promise.all(/* import() */[__nccwpck_require__.e(153), __nccwpck_require__.e(875)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7875));
            return observeDeployment(github, event, { ...kindOptions, ...settings.deployment });
        }
        case 'digest': {
            const { observeDigest } = await __nccwpck_require__.e(/* import() */ 408).then(__nccwpck_require__.bind(__nccwpck_require__, 9408));
            return observeDigest(github, event, {
                ...kindOptions,
                notifyOn: settings.policy.notifyOn,
                period: settings.period,
                ...(settings.policy.branches.length > 0 && {
                    includesBranch: (0,globs/* compileList */.k)(settings.policy.branches),
                }),
            });
        }
        default: {
            const showsCommits = settings.commits > 0 || kindOptions.wantsCommitters;
            const commits = showsCommits ? settings.commits : undefined;
            const sureMail = isSure ? { commits, whileWaiting: loadAhead } : undefined;
            const observation = await (0,observe/* observe */.lB)(github, event, { ...options, sureMail });
            return { ...observation, wantsDetail: true, notes: observation.outcome.notes };
        }
    }
}
async function addDetails(github, { runner, event, settings, redactor }, observed, readingTests) {
    if (!observed.wantsDetail)
        return { notification: observed.notification, notes: observed.notes };
    const { detail } = await Promise.all(/* import() */[__nccwpck_require__.e(153), __nccwpck_require__.e(548)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6548));
    const isBuild = observed.notification.kind === 'build';
    const options = {
        commits: isBuild ? settings.commits : 0,
        ...(settings.logLines > 0 && {
            log: { maxLines: settings.logLines, redactor, scrub: runner.scrub },
        }),
        wantsCommitters: isBuild && wantsCommitters(settings),
        wantsCodeowners: tokensOf(settings).includes('@codeowners'),
    };
    const { notification, notes } = await detail(github, event, observed, options, readingTests);
    return { notification, notes: [...observed.notes, ...notes] };
}
function asMessage(observed) {
    const { previousState: _previous, jobs: _jobs, ownJob: _own, cause: _cause, ...about } = observed.notification;
    return {
        ...observed,
        notification: { ...about, kind: 'message', state: 'message', severity: 'info', missing: [] },
    };
}
function wantsCommitters(settings) {
    return tokensOf(settings).some((token) => token !== '@codeowners');
}
function tokensOf({ recipients: { to, cc, bcc } }) {
    return [to, cc, bcc].flatMap((list) => [...list.tokens]);
}


/***/ }),

/***/ 7773:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   RC: () => (/* binding */ findObjection),
/* harmony export */   Yw: () => (/* binding */ isBelow),
/* harmony export */   lv: () => (/* binding */ refuseFile),
/* harmony export */   qV: () => (/* binding */ listRoots)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3916);



const CREDENTIALS = /^(?:\.git|\.?git-credentials(?:-.*)?|_runner_file_commands|_github_home|_github_workflow|\.npmrc|\.netrc|gha-creds-.*\.json)$/i;
async function listRoots(folders) {
    return Promise.all([folders.workspace, folders.temp].map(async (folder) => {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder);
        return { path, real: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path).catch(() => path) };
    }));
}
function findObjection(path, real, roots) {
    const root = roots.find((each) => [each.path, each.real].some((folder) => isBelow(folder, path)) && isBelow(each.real, real));
    if (root === undefined || real === root.real) {
        return {
            refusal: 'is outside of the workspace and the runner’s temporary folder',
            remedy: `Put the file into the workspace (${roots[0]?.path}) or into $RUNNER_TEMP; a link that leads out of its own folder is not followed.`,
        };
    }
    const part = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root.real, real)
        .split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep)
        .find((name) => CREDENTIALS.test(name));
    if (part === undefined)
        return undefined;
    return {
        refusal: `is not to be read: ${part} may hold credentials`,
        remedy: 'Copy what is needed of it to a file of another name.',
    };
}
function refuseFile(input, path, what, remedy) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('input', {
        title: `The input ${input} names ${JSON.stringify(path)}, which ${what}`,
        input,
        remedies: [remedy],
        anchor: 'file',
    });
}
function isBelow(folder, path) {
    const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(folder, path);
    return !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(inside) && inside.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep)[0] !== '..';
}


/***/ }),

/***/ 5312:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ findFolders)
/* harmony export */ });
function findFolders(env) {
    const workspace = env['GITHUB_WORKSPACE'] || process.cwd();
    return { workspace, temp: env['RUNNER_TEMP'] || workspace };
}


/***/ }),

/***/ 884:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EN: () => (/* binding */ writePreview),
/* harmony export */   Md: () => (/* binding */ isAbsence),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3916);
/* harmony import */ var _confinement_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7773);





async function readText(input, path, folders, maxBytes) {
    const refuse = (what, remedy) => (0,_confinement_js__WEBPACK_IMPORTED_MODULE_4__/* .refuseFile */ .lv)(input, path, what, remedy);
    const full = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folders.workspace, path);
    const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(full).catch((error) => {
        if (!isAbsence(error)) {
            throw refuse(`cannot be read: ${error.code}`, 'Check the permissions of the file and of its folders.');
        }
        throw refuse('does not exist', `Check the path; it is relative to the workspace, ${folders.workspace}. Is the repository checked out?`);
    });
    const objection = (0,_confinement_js__WEBPACK_IMPORTED_MODULE_4__/* .findObjection */ .RC)(full, real, await (0,_confinement_js__WEBPACK_IMPORTED_MODULE_4__/* .listRoots */ .qV)(folders));
    if (objection)
        throw refuse(objection.refusal, objection.remedy);
    const flags = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0);
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(real, flags).catch(() => undefined);
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
async function writePreview(folders, parts) {
    try {
        const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folders.temp, 'acs-mail-'));
        const paths = {
            eml: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'mail.eml'),
            html: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'mail.html'),
            text: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'mail.txt'),
        };
        await Promise.all([
            (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(paths.eml, parts.eml),
            (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(paths.html, parts.html),
            (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(paths.text, parts.text),
        ]);
        return paths;
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ('input', {
            title: `The mail of the dry run cannot be written to ${folders.temp}: ${error.code}`,
            causes: ['The disk is full or read-only, or the folder is missing or belongs to another user.'],
            remedies: [
                'Make room, or make the temporary folder of the runner (RUNNER_TEMP) writable: ls -ld "$RUNNER_TEMP"; df -h "$RUNNER_TEMP"',
            ],
            anchor: 'file',
            cause: error,
        });
    }
}
function isAbsence(error) {
    return error.code === 'ENOENT' || error.code === 'ENOTDIR';
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

/***/ 1535:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path/posix");

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

/***/ 6466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

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
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
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

export const id = 803;
export const ids = [803];
export const modules = {

/***/ 8803:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dataOf: () => (/* binding */ dataOf),
/* harmony export */   urlsOf: () => (/* binding */ urlsOf)
/* harmony export */ });
/* harmony import */ var _notice_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9697);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2190);
/* harmony import */ var _view_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7837);



/** The data of one mail in full: every name of the model is there, `null` or empty when there is nothing to say. */
function dataOf(notice, view, now) {
    const mail = {
        glyph: view.mark.glyph,
        word: view.mark.word,
        title: `${view.mark.word}${(0,_view_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(view.headline)}`,
        summary: view.summary.map((sentence) => `${(0,_view_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(sentence)}.`).join(' '),
        preheader: view.preheader,
        reasons: view.footer.reasons,
    };
    const data = { ...notice, mail, now };
    const completed = complete(data, _model_js__WEBPACK_IMPORTED_MODULE_0__/* .model */ .g);
    return { ...completed, inputs: openUp(completed['inputs']) };
}
/**
 * A list or record in which every element exists: `failures[0].step` is empty in a green run, and an input is empty
 * when the run was not started by hand.
 */
function openUp(target) {
    return new Proxy(target, {
        get: (values, name) => (isAbsent(values, name) ? null : Reflect.get(values, name)),
        getOwnPropertyDescriptor: (values, name) => isAbsent(values, name)
            ? { value: null, configurable: true, enumerable: false, writable: true }
            : Reflect.getOwnPropertyDescriptor(values, name),
    });
}
function isAbsent(values, name) {
    if (typeof name === 'symbol')
        return false;
    return Array.isArray(values)
        ? /^\d+$/.test(name) && Number(name) >= values.length
        : !Object.hasOwn(values, name);
}
function complete(value, shape) {
    if (Array.isArray(shape)) {
        const [element] = shape;
        return openUp(Array.isArray(value) ? value.map((item) => complete(item, element)) : []);
    }
    if (shape === 'record') {
        const entries = isRecord(value) ? Object.entries(value) : [];
        return Object.fromEntries(entries.map(([name, text]) => [name, complete(text, 'text')]));
    }
    if (typeof value === 'string')
        return (0,_notice_text_js__WEBPACK_IMPORTED_MODULE_2__/* .cleanText */ .X)(value, { multiline: true });
    if (typeof shape === 'string')
        return value ?? null;
    if (!isRecord(value))
        return null;
    return Object.fromEntries(Object.entries(shape).map(([name, inner]) => [name, complete(value[name], inner)]));
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Every URL of the data that we built ourselves, as the only data that may become a link by itself. */
function urlsOf(data, shape = _model_js__WEBPACK_IMPORTED_MODULE_0__/* .model */ .g, found = new Set()) {
    if (Array.isArray(shape)) {
        for (const item of Array.isArray(data) ? data : [])
            urlsOf(item, shape[0], found);
    }
    else if (shape === 'url') {
        if (typeof data === 'string')
            found.add(data);
    }
    else if (typeof shape === 'object' && isRecord(data)) {
        for (const [name, inner] of Object.entries(shape))
            urlsOf(data[name], inner, found);
    }
    return found;
}


/***/ }),

/***/ 2190:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ model)
/* harmony export */ });
// Written by scripts/model.ts from the types in data.ts and notice.ts; change those and run it again.
/** The data model of users' templates. Addresses of people are left out on purpose. */
const model = {
    mail: {
        glyph: 'text',
        word: 'text',
        title: 'text',
        summary: 'text',
        preheader: 'text',
        reasons: ['text'],
    },
    now: 'text',
    kind: 'text',
    state: 'text',
    previousState: 'text',
    severity: 'text',
    repo: {
        id: 'number',
        owner: 'text',
        name: 'text',
        fullName: 'text',
        url: 'url',
        isPrivate: 'flag',
        defaultBranch: 'text',
    },
    workflow: {
        id: 'number',
        name: 'text',
        path: 'text',
        url: 'url',
    },
    run: {
        id: 'number',
        number: 'number',
        attempt: 'number',
        url: 'url',
        title: 'text',
        event: 'text',
        startedAt: 'text',
        finishedAt: 'text',
        durationMs: 'number',
        conclusion: 'text',
        isFinal: 'flag',
    },
    actor: {
        login: 'text',
        name: 'text',
        url: 'url',
        isBot: 'flag',
    },
    ref: {
        type: 'text',
        name: 'text',
        url: 'url',
        isDefault: 'flag',
    },
    pr: {
        number: 'number',
        title: 'text',
        url: 'url',
        author: {
            login: 'text',
            name: 'text',
            url: 'url',
            isBot: 'flag',
        },
        base: 'text',
        head: 'text',
        isFork: 'flag',
        isDraft: 'flag',
    },
    commit: {
        sha: 'text',
        shortSha: 'text',
        url: 'url',
        title: 'text',
        body: 'text',
        author: {
            login: 'text',
            name: 'text',
            url: 'url',
            isBot: 'flag',
        },
        committer: {
            login: 'text',
            name: 'text',
            url: 'url',
            isBot: 'flag',
        },
        date: 'text',
        pr: {
            number: 'number',
            title: 'text',
            url: 'url',
        },
    },
    changes: {
        base: 'text',
        head: 'text',
        compareUrl: 'url',
        count: 'number',
        commits: [
            {
                sha: 'text',
                shortSha: 'text',
                url: 'url',
                title: 'text',
                body: 'text',
                author: {
                    login: 'text',
                    name: 'text',
                    url: 'url',
                    isBot: 'flag',
                },
                committer: {
                    login: 'text',
                    name: 'text',
                    url: 'url',
                    isBot: 'flag',
                },
                date: 'text',
                pr: {
                    number: 'number',
                    title: 'text',
                    url: 'url',
                },
            },
        ],
        authors: [
            {
                login: 'text',
                name: 'text',
                url: 'url',
                isBot: 'flag',
            },
        ],
        source: 'text',
        note: 'text',
    },
    jobs: {
        total: 'number',
        ok: 'number',
        failed: 'number',
        allowedToFail: 'number',
        cancelled: 'number',
        skipped: 'number',
        list: [
            {
                id: 'number',
                name: 'text',
                group: 'text',
                matrix: 'text',
                conclusion: 'text',
                isAllowedToFail: 'flag',
                change: 'text',
                durationMs: 'number',
                url: 'url',
                runner: 'text',
                failedSteps: [
                    {
                        number: 'number',
                        name: 'text',
                        conclusion: 'text',
                        durationMs: 'number',
                        url: 'url',
                    },
                ],
            },
        ],
        groups: [
            {
                name: 'text',
                total: 'number',
                ok: 'number',
                failed: 'number',
                allowedToFail: 'number',
                cancelled: 'number',
                skipped: 'number',
                durationMs: 'number',
                conclusion: 'text',
            },
        ],
        isPartial: 'flag',
    },
    failures: [
        {
            job: 'text',
            step: 'text',
            url: 'url',
            durationMs: 'number',
            firstError: 'text',
            log: {
                lines: [
                    {
                        text: 'text',
                        tone: 'text',
                    },
                ],
                totalLines: 'number',
                isCut: 'flag',
            },
            annotations: [
                {
                    level: 'text',
                    title: 'text',
                    message: 'text',
                    path: 'text',
                    line: 'number',
                    url: 'url',
                },
            ],
            isNew: 'flag',
        },
    ],
    tests: {
        total: 'number',
        passed: 'number',
        failed: 'number',
        skipped: 'number',
        durationMs: 'number',
        failures: [
            {
                suite: 'text',
                name: 'text',
                message: 'text',
                file: 'text',
                line: 'number',
                durationMs: 'number',
                isNew: 'flag',
            },
        ],
        more: 'number',
        files: 'number',
    },
    history: {
        previous: {
            id: 'number',
            number: 'number',
            url: 'url',
            sha: 'text',
            conclusion: 'text',
            at: 'text',
        },
        lastGood: {
            id: 'number',
            number: 'number',
            url: 'url',
            sha: 'text',
            conclusion: 'text',
            at: 'text',
        },
        firstBad: {
            id: 'number',
            number: 'number',
            url: 'url',
            sha: 'text',
            conclusion: 'text',
            at: 'text',
        },
        streak: 'number',
        redForMs: 'number',
        successRate: 'number',
        isFirstRun: 'flag',
        isSuperseded: 'flag',
        isCut: 'flag',
    },
    people: {
        culprits: [
            {
                login: 'text',
                name: 'text',
                url: 'url',
                isBot: 'flag',
            },
        ],
        author: {
            login: 'text',
            name: 'text',
            url: 'url',
            isBot: 'flag',
        },
        committers: [
            {
                login: 'text',
                name: 'text',
                url: 'url',
                isBot: 'flag',
            },
        ],
        requester: {
            login: 'text',
            name: 'text',
            url: 'url',
            isBot: 'flag',
        },
        prAuthor: {
            login: 'text',
            name: 'text',
            url: 'url',
            isBot: 'flag',
        },
        codeowners: ['text'],
    },
    release: {
        tag: 'text',
        name: 'text',
        url: 'url',
        notes: 'text',
        isNotesCut: 'flag',
        isPrerelease: 'flag',
        isDraft: 'flag',
        author: {
            login: 'text',
            name: 'text',
            url: 'url',
            isBot: 'flag',
        },
        publishedAt: 'text',
        assets: [
            {
                name: 'text',
                url: 'url',
                size: 'number',
                digest: 'text',
            },
        ],
        previousTag: 'text',
        compareUrl: 'url',
    },
    deployment: {
        id: 'number',
        environment: 'text',
        version: 'text',
        url: 'url',
        logUrl: 'url',
        description: 'text',
        sha: 'text',
        ref: 'text',
        creator: {
            login: 'text',
            name: 'text',
            url: 'url',
            isBot: 'flag',
        },
        approvedBy: [
            {
                login: 'text',
                name: 'text',
                url: 'url',
                isBot: 'flag',
            },
        ],
        isProduction: 'flag',
        previous: {
            sha: 'text',
            at: 'text',
            url: 'url',
        },
    },
    digest: {
        from: 'text',
        to: 'text',
        workflows: [
            {
                name: 'text',
                branch: 'text',
                url: 'url',
                state: 'text',
                runs: 'number',
                failed: 'number',
                redSince: 'text',
                successRate: 'number',
                successRateBefore: 'number',
                p50Ms: 'number',
                p95Ms: 'number',
                p50BeforeMs: 'number',
                bar: ['text'],
            },
        ],
        slowestJobs: [
            {
                name: 'text',
                workflow: 'text',
                durationMs: 'number',
                url: 'url',
            },
        ],
        red: 'number',
        flaky: 'number',
        green: 'number',
        recovered: 'number',
        runs: 'number',
        isCut: 'flag',
    },
    inputs: 'record',
    fields: 'record',
    missing: [
        {
            section: 'text',
            reason: 'text',
            fix: 'text',
        },
    ],
};


/***/ })

};

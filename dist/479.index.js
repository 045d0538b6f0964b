export const id = 479;
export const ids = [479];
export const modules = {

/***/ 8860:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   matchesFile: () => (/* binding */ matchesFile),
/* harmony export */   mayHold: () => (/* binding */ mayHold),
/* harmony export */   prepareSearch: () => (/* binding */ prepareSearch),
/* harmony export */   walk: () => (/* binding */ walk)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _node_modules_actions_glob_lib_internal_pattern_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7686);
/* harmony import */ var _node_modules_actions_glob_lib_internal_pattern_helper_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8142);
/**
 * Finds paths by the patterns of the runner's toolkit. Its own walk ends at the first folder that cannot be read, and
 * nothing ends it in time; the package exports nothing but its entry, hence the paths.
 */




/** Bits of what the toolkit's `match` returns. */
const DIRECTORY = 1;
const FILE = 2;
/**
 * @param patterns absolute, one to find and any number that exclude with `!`
 * @throws Error for a `.` or `..` inside
 */
function prepareSearch(patterns) {
    const prepared = patterns.map((pattern) => new _node_modules_actions_glob_lib_internal_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .Pattern */ .z(pattern));
    return { patterns: prepared, start: (0,_node_modules_actions_glob_lib_internal_pattern_helper_js__WEBPACK_IMPORTED_MODULE_3__/* .getSearchPaths */ .Je)(prepared)[0] ?? '' };
}
/** True when a path, absolute, is that of a wanted file; nothing needs to lie there. */
function matchesFile({ patterns }, path) {
    return ((0,_node_modules_actions_glob_lib_internal_pattern_helper_js__WEBPACK_IMPORTED_MODULE_3__/* .match */ .YW)(patterns, path) & FILE) !== 0;
}
/** True when a folder, absolute, may hold a wanted file. */
function mayHold({ patterns }, path) {
    return (0,_node_modules_actions_glob_lib_internal_pattern_helper_js__WEBPACK_IMPORTED_MODULE_3__/* .partialMatch */ .nU)(patterns, path);
}
/**
 * Yields what matches, folders too, in the order of the folders. Links are not followed.
 *
 * @param onUnreadable is told of each folder or path that cannot be looked at
 */
async function* walk({ patterns, start }, signal, onUnreadable) {
    const open = [start];
    for (let path = open.pop(); path !== undefined && !signal.aborted; path = open.pop()) {
        const kind = (0,_node_modules_actions_glob_lib_internal_pattern_helper_js__WEBPACK_IMPORTED_MODULE_3__/* .match */ .YW)(patterns, path);
        if (!kind && !(0,_node_modules_actions_glob_lib_internal_pattern_helper_js__WEBPACK_IMPORTED_MODULE_3__/* .partialMatch */ .nU)(patterns, path))
            continue;
        const isFolder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path).then((stats) => stats.isDirectory(), (error) => onUnreadable(path, error));
        if (isFolder === undefined)
            continue;
        if (kind & (isFolder ? DIRECTORY : FILE))
            yield path;
        if (!isFolder)
            continue;
        const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(path).catch((error) => onUnreadable(path, error));
        open.push(...(names ?? []).reverse().map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, name)));
    }
}


/***/ })

};

export const id = 334;
export const ids = [334];
export const modules = {

/***/ 9334:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   reviewUnknownNames: () => (/* binding */ reviewUnknownNames)
/* harmony export */ });
/* harmony import */ var _nearest_word_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9438);
/* harmony import */ var _declarations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8444);


const ALWAYS_TLS = 'not needed: STARTTLS is always required, on port 587';
const SECRET = 'client-secret, or smtp-password with service: smtp';
const FOREIGN = {
    server_address: 'smtp-host, and service where it is one of Microsoft’s',
    server_port: 'smtp-port',
    secure: ALWAYS_TLS,
    connection_url: 'smtp-host, smtp-port, smtp-username and smtp-password',
    username: 'smtp-username',
    password: 'smtp-password',
    reply_to: 'reply-to',
    html_body: 'html or html-file',
    content_type: 'html for HTML, body for Markdown',
    convert_markdown: 'not needed: body is always Markdown',
    in_reply_to: 'thread',
    envelope_from: 'from',
    envelope_to: 'to, cc and bcc',
    ignore_cert: 'not needed: the certificate is always checked; name your own authority in NODE_EXTRA_CA_CERTS',
    nodemailerlog: 'the secret ACTIONS_STEP_DEBUG',
    nodemailerdebug: 'the secret ACTIONS_STEP_DEBUG',
    'smtp-server': 'smtp-host',
    'smtp-secure': ALWAYS_TLS,
    'from-email': 'from',
    'to-email': 'to',
    sender: 'from',
    recipient: 'to',
    recipients: 'to',
    mail: 'to',
    'sendgrid-token': SECRET,
    'api-key': SECRET,
    region: 'smtp-host with service: smtp',
    text: 'body',
    template: 'html-file or body-file',
    message: 'body',
    'markdown-body': 'body',
    type: 'html for HTML, body for Markdown',
    attachment: 'attachments',
    'attachments-disposition': 'not needed: an image is shown where the HTML says cid:name',
    individual: 'not needed: one mail goes to all; bcc hides the addresses',
    splitterator: 'not needed: addresses are separated by commas or lines',
};
function reviewUnknownNames(names) {
    return names.map((name) => {
        const shown = name.toLowerCase();
        const counterpart = Object.hasOwn(FOREIGN, shown) ? FOREIGN[shown] : undefined;
        const near = (0,_nearest_word_js__WEBPACK_IMPORTED_MODULE_1__/* .nearestWord */ .z)(shown, _declarations_js__WEBPACK_IMPORTED_MODULE_0__/* .inputNames */ .vj);
        const hint = counterpart !== undefined
            ? `; here it is ${counterpart}`
            : near === undefined
                ? ''
                : `; did you mean ${near}?`;
        return { input: shown, text: `is not an input of this action and has no effect${hint}` };
    });
}


/***/ })

};

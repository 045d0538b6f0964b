/** What asks Entra or explains what it said: one chunk of the bundle, which a sign-in by password that works never reads. */
export { diagnoseSignIn, explainTokenError } from './diagnosis.ts';
export { ASSERTION_AUDIENCE, requestToken } from './token.ts';

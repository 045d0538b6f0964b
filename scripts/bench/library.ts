/**
 * What one would write instead of using the action: nodemailer and @actions/core from node_modules, unbundled, with
 * the same inputs, text and HTML, outputs and summary.
 */
import * as core from '@actions/core';
import { createTransport } from 'nodemailer';

core.setSecret(core.getInput('client-secret'));
const transport = createTransport({
  host: core.getInput('smtp-host'),
  port: Number(core.getInput('smtp-port')),
  secure: false,
  requireTLS: true,
  tls: { minVersion: 'TLSv1.2' },
  auth: {
    method: 'LOGIN',
    user: [core.getInput('acs-resource'), core.getInput('client-id'), core.getInput('tenant-id')].join('.'),
    pass: core.getInput('client-secret'),
  },
});
const body = core.getInput('body');
const info = await transport.sendMail({
  from: core.getInput('from'),
  to: core.getInput('to'),
  subject: core.getInput('subject'),
  text: body,
  html: `<p>${body}</p>`,
});
core.setOutput('message-id', info.messageId);
core.setOutput('response', info.response);
await core.summary.addRaw(`Sent: ${info.response}`).write();
transport.close();

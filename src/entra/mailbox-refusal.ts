import type { ErrorDetail } from '../errors.ts';
import type { ServiceName } from '../services/mail-service.ts';
import * as az from './az-commands.ts';

/**
 * Why Exchange Online or High Volume Email refuses a token that looks right: what is missing in the tenant, told by the
 * permission that the token shows.
 *
 * Sources: Microsoft Learn, "Authenticate an IMAP, POP or SMTP connection using OAuth", "Onboard SMTP AUTH to RBAC for
 * Applications", "Use OAuth with high volume email"; reference of Add-HVEAppAccess.
 *
 * @param roles claim of the token; undefined for one that cannot be read
 */
export function explainMailboxRefusal(
  service: ServiceName,
  roles: readonly string[] | undefined,
): ErrorDetail {
  return service === 'hve' ? explainHve(roles) : explainExchange(roles);
}

function explainHve(roles: readonly string[] | undefined): ErrorDetail {
  const grant = [
    `Grant the permission: ${az.addMailSend}`,
    `Let an administrator consent to it: ${az.consent}`,
  ];
  if (roles && !roles.includes('Mail.Send')) {
    return {
      title: 'High Volume Email refused the access token: it does not hold the permission Mail.Send',
      causes: [
        'The app has no application permission Mail.Send of Office 365 Exchange Online (a common slip is the one of Microsoft Graph), or an administrator has not consented to it.',
      ],
      remedies: grant,
      anchor: 'hve-permission',
    };
  }
  return {
    title: 'High Volume Email refused the sign-in, although Microsoft Entra ID gave a token for it',
    causes: [
      'The app may not use the account: Add-HVEAppAccess was not run, ran less than five minutes ago, or was given the object id of the app registration instead of the one of the Enterprise application.',
      'from, or smtp-username, is not the address of a High Volume Email account.',
    ],
    remedies: [
      `Show the object id of the Enterprise application: ${az.showObjectId}`,
      'Allow it (Exchange Online PowerShell): Add-HVEAppAccess -Identity <account> -AppIds "<object id>"',
      ...(roles ? [] : grant),
    ],
    anchor: 'hve-app-access',
  };
}

function explainExchange(roles: readonly string[] | undefined): ErrorDetail {
  const authOn =
    'Let the mailbox use SMTP AUTH (Exchange Online PowerShell): Set-CASMailbox -Identity <mailbox> -SmtpClientAuthenticationDisabled $false';
  const objectId = `Show the object id of the Enterprise application: ${az.showObjectId}`;
  const register =
    'Register the app (Exchange Online PowerShell): New-ServicePrincipal -AppId <client-id> -ObjectId <object id> -DisplayName "GitHub build mail"';
  if (roles?.includes('SMTP.SendAsApp')) {
    return {
      title: 'Exchange Online refused the sign-in, although the token holds the permission SMTP.SendAsApp',
      causes: [
        'The app is not registered in Exchange Online, or with the object id of the app registration instead of the one of the Enterprise application.',
        'The app has no FullAccess on the mailbox. The permission SMTP.SendAsApp makes Exchange Online ask for it, also where a role of RBAC for Applications covers the mailbox.',
        'SMTP AUTH is off for the mailbox.',
      ],
      remedies: [
        objectId,
        register,
        'Give the right: Add-MailboxPermission -Identity <mailbox> -User <object id> -AccessRights FullAccess',
        authOn,
      ],
      anchor: 'exchange-mailbox-right',
    };
  }
  return {
    title: 'Exchange Online refused the sign-in, although Microsoft Entra ID gave a token for it',
    causes: [
      'The app has neither a role of RBAC for Applications that covers the mailbox nor the permission SMTP.SendAsApp with consent: the token does not hold the permission.',
      'The role was assigned less than two hours ago, or the mailbox is outside of its scope.',
      'SMTP AUTH is off for the mailbox.',
    ],
    remedies: [
      'See whether a role covers the mailbox (Exchange Online PowerShell): Test-ServicePrincipalAuthorization -Identity <client-id> -Resource <mailbox>',
      'Give the role: New-ManagementRoleAssignment -Name "Build mail" -Role "Application SMTP.SendAsApp" -App <client-id> -CustomResourceScope <scope>',
      `Or grant the permission: ${az.addSmtpSendAsApp}`,
      `and let an administrator consent to it: ${az.consent}`,
      authOn,
    ],
    anchor: 'exchange-permission',
  };
}

using 'main.bicep'

param name = 'contoso-mail'
param dataLocation = 'Europe'

// An own domain: deploy, publish the DNS records, verify them, then deploy again with linkDomain = true.
// param customDomain = 'notify.contoso.com'
// param linkDomain = true
// param mailFrom = [{ localPart: 'builds', displayName: 'Contoso Builds' }]

// Without a secret (experimental), together with an SMTP Username. The subject as GitHub tells it:
// gh api repos/contoso/site/actions/oidc/customization/sub --jq .sub_claim_prefix
// param oidcSubjects = ['repo:contoso/site:ref:refs/heads/main']
// param smtpUsername = 'contoso-builds'

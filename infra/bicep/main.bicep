// Everything that the action needs from Azure, as infra/azure-cli/setup.sh makes it, except the client secret:
// Microsoft Graph for Bicep creates no application passwords. infra/bicep/README.md says how to go on.
extension microsoftGraphV1

targetScope = 'resourceGroup'

@description('Name of the Entra application; the other names follow from it.')
param name string

@description('Communication Services resource: the first part of the SMTP username.')
@minLength(1)
@maxLength(63)
param acsResource string = name

@description('Email Communication Service resource. Not part of the username.')
@minLength(1)
@maxLength(63)
param emailResource string = '${name}-email'

@description('Where data is stored. Fixed at creation.')
@allowed([
  'Africa'
  'Asia Pacific'
  'Australia'
  'Brazil'
  'Canada'
  'Europe'
  'France'
  'Germany'
  'India'
  'Japan'
  'Korea'
  'Norway'
  'Switzerland'
  'UAE'
  'UK'
  'United States'
  'usgov'
])
param dataLocation string = 'Europe'

@description('Own domain; empty for an Azure-managed one.')
param customDomain string = ''

@description('Link the domain. An own domain can be linked only after its DNS records are verified.')
param linkDomain bool = empty(customDomain)

@description('Ids of other domains that are linked already: the deployment sets the whole list.')
param otherLinkedDomains string[] = []

@description('MailFrom addresses of an own domain beside DoNotReply. Azure asks for a quota increase first.')
param mailFrom mailFromAddress[] = []

@description('custom: a role with the three actions of the Microsoft article. builtin: Communication and Email Service Owner.')
@allowed(['custom', 'builtin'])
param role string = 'custom'

@description('Subjects of GitHub OIDC tokens that may sign in without a secret (experimental).')
param oidcSubjects string[] = []

@description('Issuer of these tokens. ghe.com: https://token.actions.SUBDOMAIN.ghe.com, Enterprise Server: https://HOST/_services/token.')
param oidcIssuer string = 'https://token.actions.githubusercontent.com'

@description('SMTP Username, a short login instead of the three-part one; empty for none. One in e-mail form is created once linkDomain is true.')
param smtpUsername string = ''

type mailFromAddress = {
  localPart: string
  displayName: string
}

var builtinRole = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  '09976791-48a7-449e-bb21-39d1a415f350'
)

// An SMTP Username in e-mail form needs its domain linked.
var loginReady = linkDomain || !contains(smtpUsername, '@')

resource email 'Microsoft.Communication/emailServices@2025-09-01' = {
  name: emailResource
  location: 'global'
  properties: {
    dataLocation: dataLocation
  }
}

resource domain 'Microsoft.Communication/emailServices/domains@2025-09-01' = {
  parent: email
  name: empty(customDomain) ? 'AzureManagedDomain' : customDomain
  location: 'global'
  properties: {
    domainManagement: empty(customDomain) ? 'AzureManaged' : 'CustomerManaged'
    userEngagementTracking: 'Disabled'
  }
}

resource senders 'Microsoft.Communication/emailServices/domains/senderUsernames@2025-09-01' = [
  for sender in mailFrom: if (!empty(customDomain) && linkDomain) {
    parent: domain
    // The resource name has to equal the username.
    name: sender.localPart
    properties: {
      username: sender.localPart
      displayName: sender.displayName
    }
  }
]

resource acs 'Microsoft.Communication/communicationServices@2025-09-01' = {
  name: acsResource
  location: 'global'
  properties: {
    dataLocation: dataLocation
    linkedDomains: concat(otherLinkedDomains, linkDomain ? [domain.id] : [])
  }
}

resource app 'Microsoft.Graph/applications@v1.0' = {
  uniqueName: name
  displayName: name
  signInAudience: 'AzureADMyOrg'
}

resource principal 'Microsoft.Graph/servicePrincipals@v1.0' = {
  appId: app.appId
}

@batchSize(1)
resource federated 'Microsoft.Graph/applications/federatedIdentityCredentials@v1.0' = [
  for subject in oidcSubjects: {
    // app.uniqueName and not `name`: Bicep creates the application first only if it is referred to. A hash, because
    // subjects hold characters that Graph takes in no name (@, %, :).
    name: '${app.uniqueName}/github-${uniqueString(subject)}'
    description: subject
    issuer: oidcIssuer
    subject: subject
    audiences: ['api://AzureADTokenExchange']
  }
]

resource sendRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = if (role == 'custom') {
  name: guid(resourceGroup().id, acsResource, 'ACS SMTP sender')
  properties: {
    roleName: 'ACS SMTP sender (${acsResource})'
    description: 'Send e-mail by SMTP through Azure Communication Services'
    type: 'CustomRole'
    permissions: [
      {
        actions: [
          'Microsoft.Communication/CommunicationServices/Read'
          'Microsoft.Communication/CommunicationServices/Write'
          'Microsoft.Communication/EmailServices/Write'
        ]
        notActions: []
      }
    ]
    assignableScopes: [resourceGroup().id]
  }
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: acs
  name: guid(acs.id, name, role)
  properties: {
    roleDefinitionId: role == 'custom' ? sendRole.id : builtinRole
    // The service principal's id, not the application's: the two differ.
    principalId: principal.id
    principalType: 'ServicePrincipal'
  }
}

resource login 'Microsoft.Communication/communicationServices/smtpUsernames@2025-09-01' = if (!empty(smtpUsername) && loginReady) {
  parent: acs
  // Azure wants letters, digits and hyphens, and a name that differs from the username.
  name: '${uniqueString(smtpUsername)}-login'
  properties: {
    username: smtpUsername
    entraApplicationId: app.appId
    tenantId: tenant().tenantId
  }
  // Azure accepts an application only once it has a role.
  dependsOn: [assignment]
}

@description('GitHub variable ACS_RESOURCE, input acs-resource')
output acsResource string = acs.name

@description('GitHub variable ACS_CLIENT_ID, input client-id')
output clientId string = app.appId

@description('GitHub variable ACS_TENANT_ID, input tenant-id')
output tenantId string = tenant().tenantId

@description('GitHub variable ACS_FROM, input from')
output from string = !empty(customDomain) && linkDomain && !empty(mailFrom)
  ? '${mailFrom[0].localPart}@${customDomain}'
  : 'DoNotReply@${domain.properties.mailFromSenderDomain}'

@description('DNS records to publish for an own domain')
output dnsRecords object = domain.properties.verificationRecords

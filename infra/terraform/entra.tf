data "azuread_client_config" "current" {}

resource "azuread_application" "mail" {
  display_name     = var.name
  sign_in_audience = "AzureADMyOrg"
}

resource "azuread_service_principal" "mail" {
  client_id = azuread_application.mail.client_id
}

resource "azuread_application_password" "mail" {
  for_each = toset(var.client_secrets)

  application_id = azuread_application.mail.id
  display_name   = "github:${var.github_repository} (${each.key})"

  lifecycle {
    create_before_destroy = true
  }
}

resource "azuread_application_federated_identity_credential" "mail" {
  for_each = var.oidc_subjects

  application_id = azuread_application.mail.id
  display_name   = substr(replace(each.key, "/[^A-Za-z0-9]/", "-"), 0, 120)
  issuer         = var.oidc_issuer
  subject        = each.key
  audiences      = ["api://AzureADTokenExchange"]
}

resource "azurerm_role_definition" "mail" {
  count = var.role == "custom" ? 1 : 0

  name              = "ACS SMTP sender (${var.name})"
  description       = "Send e-mail by SMTP through Azure Communication Services"
  scope             = azurerm_resource_group.mail.id
  assignable_scopes = [azurerm_resource_group.mail.id]

  permissions {
    actions = [
      "Microsoft.Communication/CommunicationServices/Read",
      "Microsoft.Communication/CommunicationServices/Write",
      "Microsoft.Communication/EmailServices/Write",
    ]
  }
}

resource "azurerm_role_assignment" "mail" {
  scope                = azurerm_communication_service.mail.id
  role_definition_id   = one(azurerm_role_definition.mail[*].role_definition_resource_id)
  role_definition_name = var.role == "builtin" ? "Communication and Email Service Owner" : null
  # The service principal's object id, not the application's: the two differ.
  principal_id   = azuread_service_principal.mail.object_id
  principal_type = "ServicePrincipal"
}

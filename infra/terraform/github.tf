locals {
  repository = split("/", var.github_repository)[1]

  variables = merge(
    {
      ACS_RESOURCE  = azurerm_communication_service.mail.name
      ACS_CLIENT_ID = azuread_application.mail.client_id
      ACS_TENANT_ID = data.azuread_client_config.current.tenant_id
      ACS_FROM      = local.from
    },
    var.smtp_username == null ? {} : { ACS_SMTP_USERNAME = var.smtp_username },
  )
}

resource "github_actions_variable" "mail" {
  for_each = local.variables

  repository    = local.repository
  variable_name = each.key
  value         = each.value
}

resource "github_actions_secret" "mail" {
  count = length(var.client_secrets) > 0 ? 1 : 0

  repository      = local.repository
  secret_name     = "ACS_CLIENT_SECRET"
  plaintext_value = azuread_application_password.mail[var.client_secrets[length(var.client_secrets) - 1]].value
}

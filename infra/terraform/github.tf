locals {
  repository = split("/", var.github_repository)[1]
  newest     = try(reverse(var.client_secrets)[0], null)

  variables = merge(
    {
      ACS_RESOURCE  = azurerm_communication_service.mail.name
      ACS_CLIENT_ID = azuread_application.mail.client_id
      ACS_TENANT_ID = data.azuread_client_config.current.tenant_id
      ACS_FROM      = local.from
    },
    local.smtp_username == null ? {} : { ACS_SMTP_USERNAME = local.smtp_username },
    length(var.client_secrets) == 0 ? {} : { ACS_SECRET_EXPIRES = formatdate("YYYY-MM-DD", azuread_application_password.mail[local.newest].end_date) },
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

  repository  = local.repository
  secret_name = "ACS_CLIENT_SECRET"
  value       = azuread_application_password.mail[local.newest].value
}

locals {
  link_domain = var.custom_domain == null || var.domain_verified
  senders     = local.link_domain ? var.mail_from : {}

  # One in e-mail form needs its domain linked; null until then.
  smtp_username = local.link_domain || !try(strcontains(var.smtp_username, "@"), false) ? var.smtp_username : null
}

resource "azurerm_resource_group" "mail" {
  name     = var.resource_group
  location = var.location
}

resource "azurerm_email_communication_service" "mail" {
  name                = "${var.name}-email"
  resource_group_name = azurerm_resource_group.mail.name
  data_location       = var.data_location
}

resource "azurerm_email_communication_service_domain" "mail" {
  name                             = coalesce(var.custom_domain, "AzureManagedDomain")
  email_service_id                 = azurerm_email_communication_service.mail.id
  domain_management                = var.custom_domain == null ? "AzureManaged" : "CustomerManaged"
  user_engagement_tracking_enabled = false
}

resource "azurerm_email_communication_service_domain_sender_username" "mail" {
  for_each = local.senders

  name                    = each.key
  display_name            = each.value
  email_service_domain_id = azurerm_email_communication_service_domain.mail.id
}

resource "azurerm_communication_service" "mail" {
  name                = var.name
  resource_group_name = azurerm_resource_group.mail.name
  data_location       = var.data_location
}

# Azure links only a verified domain.
resource "azurerm_communication_service_email_domain_association" "mail" {
  count = local.link_domain ? 1 : 0

  communication_service_id = azurerm_communication_service.mail.id
  email_service_domain_id  = azurerm_email_communication_service_domain.mail.id
}

resource "azapi_resource" "smtp_username" {
  count = local.smtp_username == null ? 0 : 1

  type      = "Microsoft.Communication/communicationServices/smtpUsernames@2025-09-01"
  parent_id = azurerm_communication_service.mail.id
  # Azure wants letters, digits and hyphens, and a name that differs from the username.
  name = "${replace(local.smtp_username, "/[^A-Za-z0-9]/", "-")}-login"

  body = {
    properties = {
      username           = local.smtp_username
      entraApplicationId = azuread_application.mail.client_id
      tenantId           = data.azuread_client_config.current.tenant_id
    }
  }

  # Azure accepts an application only once it has a role, and sees a new role after up to ten minutes. Until then it
  # answers 400, in words that are not documented. The pattern is held against every answer, so it must not fit others:
  # a success would be asked for again, and a deleted resource (404) waited for.
  retry = {
    error_message_regex = ["RESPONSE 400"]
  }

  timeouts {
    create = "10m"
  }

  depends_on = [azurerm_role_assignment.mail, azurerm_communication_service_email_domain_association.mail]
}

locals {
  host = azurerm_email_communication_service_domain.mail.mail_from_sender_domain
  from = "${length(local.senders) > 0 ? keys(local.senders)[0] : "DoNotReply"}@${local.host}"
}

output "acs_resource" {
  description = "Input acs-resource."
  value       = azurerm_communication_service.mail.name
}

output "client_id" {
  description = "Input client-id."
  value       = azuread_application.mail.client_id
}

output "tenant_id" {
  description = "Input tenant-id."
  value       = data.azuread_client_config.current.tenant_id
}

output "from" {
  description = "Input from."
  value       = local.from
}

output "dns_records" {
  description = "DNS records to publish for an own domain."
  value       = azurerm_email_communication_service_domain.mail.verification_records
}

variable "subscription_id" {
  description = "Azure subscription."
  type        = string
}

variable "resource_group" {
  description = "Resource group to create."
  type        = string
}

variable "location" {
  description = "Region of the resource group. The mail resources themselves are global."
  type        = string
  default     = "westeurope"
}

variable "name" {
  description = "Name of the Entra application and of the Communication Services resource; the Email resource is NAME-email."
  type        = string

  validation {
    condition     = can(regex("^[-A-Za-z0-9]{1,57}$", var.name))
    error_message = "Letters, digits and hyphens, 57 at most."
  }
}

variable "data_location" {
  description = "Where data is stored. Fixed at creation."
  type        = string
  default     = "Europe"
}

variable "custom_domain" {
  description = "Own domain; null for an Azure-managed one."
  type        = string
  default     = null
}

variable "domain_verified" {
  description = "Set to true once the DNS records of the own domain are verified: it is linked, and gets its MailFrom addresses, only then."
  type        = bool
  default     = false
}

variable "mail_from" {
  description = "MailFrom addresses of the own domain: local part to display name; the first in alphabetical order becomes ACS_FROM. Azure asks for a quota increase first."
  type        = map(string)
  default     = {}

  validation {
    condition     = length(var.mail_from) == 0 || var.custom_domain != null
    error_message = "An Azure-managed domain has DoNotReply only."
  }
}

variable "role" {
  description = "custom: a role with the three actions of the Microsoft article. builtin: Communication and Email Service Owner."
  type        = string
  default     = "custom"

  validation {
    condition     = contains(["custom", "builtin"], var.role)
    error_message = "custom or builtin."
  }
}

variable "client_secrets" {
  description = "Names of the client secrets; the last one is given to GitHub. Rotate by adding a name, applying, removing the old name and applying again. Empty with OIDC. The values are kept in the state: encrypt it and restrict who reads it."
  type        = list(string)
  default     = ["first"]
}

variable "oidc_subjects" {
  description = "Subjects of GitHub OIDC tokens that may sign in without a secret (experimental), such as repo:OWNER/REPO:ref:refs/heads/main. `gh api repos/OWNER/REPO/actions/oidc/customization/sub --jq .sub_claim_prefix` tells how those of a repository begin."
  type        = set(string)
  default     = []
}

variable "oidc_issuer" {
  description = "Issuer of the OIDC tokens. ghe.com: https://token.actions.SUBDOMAIN.ghe.com, Enterprise Server: https://HOST/_services/token."
  type        = string
  default     = "https://token.actions.githubusercontent.com"
}

variable "smtp_username" {
  description = "SMTP Username, a short login instead of the three-part one; null for none. One in e-mail form is created once its domain is verified and linked."
  type        = string
  default     = null

  validation {
    condition     = !try(strcontains(var.smtp_username, "@"), false) || try(endswith(var.smtp_username, "@${var.custom_domain}"), false)
    error_message = "In e-mail form it has to end in the own domain."
  }
}

variable "github_repository" {
  description = "OWNER/REPO that gets the variables and the secret."
  type        = string

  validation {
    condition     = can(regex("^[^/]+/[^/]+$", var.github_repository))
    error_message = "OWNER/REPO."
  }
}

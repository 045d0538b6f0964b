terraform {
  required_version = ">= 1.9"

  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = ">= 4.35, < 6"
    }
    azuread = {
      source  = "hashicorp/azuread"
      version = "~> 3.0"
    }
    # azurerm has no resource for SMTP Usernames.
    azapi = {
      source  = "Azure/azapi"
      version = "~> 2.0"
    }
    github = {
      source  = "integrations/github"
      version = "~> 6.12"
    }
  }
}

# The provider registers Microsoft.Communication only when told so; without it a new subscription refuses the resources.
provider "azurerm" {
  subscription_id                 = var.subscription_id
  resource_provider_registrations = "none"
  resource_providers_to_register  = ["Microsoft.Communication"]
  features {}
}

provider "azapi" {
  subscription_id = var.subscription_id
}

provider "azuread" {}

# Signs in as gh does, or with GITHUB_TOKEN.
provider "github" {
  owner = split("/", var.github_repository)[0]
}

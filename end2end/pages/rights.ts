// Roles and rights: people of a school, one of them, the table of what each role may do.
import { expect, type Page } from '@playwright/test'
import { visit } from '../fixtures/base'

export class Rights {
  constructor(private readonly page: Page) {}

  /** The card of whoever has this name. */
  async openPerson(name: string): Promise<void> {
    await visit(this.page, '/rights')
    await this.page.getByLabel('ФИО').fill(name)
    await this.page.getByRole('button', { name: 'Найти', exact: true }).click()
    await this.page.getByRole('table').getByRole('link', { name: new RegExp(name) }).click()
    await expect(this.page.getByRole('heading', { level: 2, name: 'Роли' })).toBeVisible()
  }

  async give(role: string, since: string, basis = ''): Promise<void> {
    await this.page.getByLabel('Роль', { exact: true }).selectOption({ label: role })
    await this.page.getByLabel('С какого дня').fill(since)
    const form = this.page.locator('form').filter({ has: this.page.getByRole('button', { name: 'Дать роль' }) })
    await form.getByLabel('Основание').fill(basis)
    await form.getByRole('button', { name: 'Дать роль' }).click()
  }

  async end(role: string, last: string, basis = ''): Promise<void> {
    const own = this.role(role)
    await own.getByText('Снять', { exact: true }).click()
    await own.getByLabel('Последний день').fill(last)
    await own.getByLabel('Основание').fill(basis)
    await own.getByRole('button', { name: 'Снять роль' }).click()
  }

  /** Names a colleague who stands in for whoever has this name. */
  async standIn(name: string, what: string, deputy: string, [since, until]: [string, string]): Promise<void> {
    await this.openPerson(name)
    await this.page.getByText('Назначить замещающего').first().click()
    const form = this.page.locator('form').filter({ has: this.page.getByRole('button', { name: 'Назначить замещающего' }) })
    await form.getByLabel('Что замещать').selectOption({ label: what })
    await form.getByLabel('Кто замещает').selectOption({ label: deputy })
    await form.getByLabel('Замещает с').fill(since)
    await form.getByLabel('Замещает по').fill(until)
    await form.getByLabel('Основание').fill('Приказ № 15 от 2 ноября')
    await form.getByRole('button', { name: 'Назначить замещающего' }).click()
    await expect(this.role(what.charAt(0).toLowerCase() + what.slice(1))).toBeVisible()
  }

  async dismiss(last: string, basis: string): Promise<void> {
    await this.page.getByText('Отметить увольнение').click()
    await this.page.getByLabel('Последний день работы').fill(last)
    const form = this.page.locator('form').filter({ has: this.page.getByRole('button', { name: 'Уволить' }) })
    await form.getByLabel('Основание').fill(basis)
    await form.getByRole('button', { name: 'Уволить' }).click()
  }

  /** A role that the person holds. */
  role(title: string) {
    return this.page.locator('.rights-role').filter({ hasText: title })
  }

  /** Opens what a role may do. */
  async openRole(title: string): Promise<void> {
    await visit(this.page, '/rights?part=table')
    await this.page.getByRole('table').getByRole('link', { name: title }).click()
    await expect(this.page.getByRole('heading', { level: 2, name: `${title}: что можно` })).toBeVisible()
  }
}

// The list of a class as one form: its lines by the name of the pupil, its one button.
import type { Locator, Page } from '@playwright/test'
import { visit } from '../fixtures/base'

export class ClassList {
  constructor(private readonly page: Page) {}

  /** Goes there as a person does: the list, the class, the form. */
  async open(title: string): Promise<void> {
    await visit(this.page, '/people')
    await this.page.getByLabel('Класс').selectOption({ label: title })
    await this.page.getByRole('button', { name: 'Найти', exact: true }).click()
    await this.page.getByRole('link', { name: 'Исправить список' }).click()
    await this.page.getByRole('heading', { level: 1, name: `${title}: исправить список` }).waitFor()
  }

  field(title: string, pupil: string): Locator {
    return this.page.getByLabel(`${title}: ${pupil}`, { exact: true })
  }

  async save(): Promise<void> {
    await this.page.getByRole('button', { name: 'Сохранить' }).click()
  }
}

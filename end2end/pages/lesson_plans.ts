// Lesson plans as a teacher writes them and lays them over the calendar.
import { expect, type Page } from '@playwright/test'
import { hydrated } from '../fixtures/base'

export class LessonPlan {
  constructor(private readonly page: Page) {}

  /** Begins an empty plan of a course. */
  async begin(course: string, variant: string): Promise<void> {
    await this.page.goto('/lesson-plans')
    await hydrated(this.page)
    await this.page.getByLabel('Предмет и параллель').selectOption({ label: course })
    await this.page.getByLabel('Вариант').fill(variant)
    await this.page.getByRole('button', { name: 'Создать план' }).click()
    await hydrated(this.page)
    await expect(this.topics).toHaveCount(1)
  }

  get topics() {
    return this.page.getByRole('textbox', { name: /^Тема урока, строка/ })
  }

  topic(row: number) {
    return this.page.getByRole('textbox', { name: `Тема урока, строка ${row}`, exact: true })
  }

  get saved() {
    return this.page.locator('.save[data-state="saved"]')
  }

  /** Pastes as a browser does when a spreadsheet lies on the clipboard. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate(pasted => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', pasted)
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      ;(document.activeElement ?? document.body).dispatchEvent(event)
    }, text)
  }

  async step(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click()
    await hydrated(this.page)
  }
}

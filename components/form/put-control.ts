import type { FieldValue } from "@/lib/errors";

/** Puts a value into the controls of one name of a form that keeps its values in the page. */
export function putControl(form: HTMLFormElement, name: string, value: FieldValue): void {
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && control.name === name) {
      if (control.type === "checkbox" && control.dataset.kind === "checkboxes") {
        control.checked = Array.isArray(value) && (value as readonly unknown[]).includes(control.value);
      } else if (control.type === "checkbox") control.checked = value === true;
      else if (control.type === "radio") control.checked = control.value === value;
      else control.value = String(value ?? "");
    } else if (
      (control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement) &&
      control.name === name
    ) {
      control.value = String(value ?? "");
      // Other fields may follow what is chosen here.
      if (control instanceof HTMLSelectElement) control.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
}

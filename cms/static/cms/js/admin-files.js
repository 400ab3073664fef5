// A browser labels its file field in its own language. The field stays as it is, out of sight; a label in our words
// opens it and says what was chosen. Without this script the browser's own control remains.
{
  const dress = (input) => {
    input.dataset.cmsFile = "";
    const label = document.createElement("label");
    const button = document.createElement("span");
    const chosen = document.createElement("span");
    input.id ||= `cms-file-${document.querySelectorAll("[data-cms-file]").length}`;
    label.className = "cms-file";
    label.htmlFor = input.id;
    button.className = "cms-file__button";
    button.textContent = input.multiple ? gettext("Pilih beberapa berkas") : gettext("Pilih berkas");
    chosen.className = "cms-file__chosen";
    const tell = () => {
      const names = Array.from(input.files, (file) => file.name);
      chosen.textContent = names.join(", ") || gettext("Belum ada berkas dipilih");
    };
    tell();
    input.addEventListener("change", tell);
    input.form?.addEventListener("reset", () => setTimeout(tell));
    label.append(button, chosen);
    input.after(label);
    input.classList.add("cms-file__input");
  };

  const search = () => {
    // Wagtail's upload of many files has a label of its own around the field.
    document.querySelectorAll('input[type="file"]:not([data-cms-file]):not(.drop-zone input)').forEach(dress);
  };

  document.addEventListener("DOMContentLoaded", () => {
    search();
    new MutationObserver(search).observe(document.body, { childList: true, subtree: true });
  });
}

// Starts the admin's widgets. Wagtail does so with inline scripts, which the content security policy forbids;
// cms.safety.admin_scripts and the overridden templates print an element with data-controller="cms-start" instead.
(() => {
  const { Controller } = window.StimulusModule;

  const titleFromFile = () => {
    const file = document.getElementById("id_file");
    const title = document.getElementById("id_title");
    file?.addEventListener("change", () => {
      if (title && !title.value) {
        title.value = file.value.split("\\").pop().replace(/\.[^.]+$/, "");
      }
    });
  };

  const selectAllLocales = () => {
    const all = document.querySelector('[name="select_all"]');
    all?.addEventListener("change", () => {
      document.querySelectorAll('[name="locales"]').forEach((box) => {
        box.checked = all.checked;
      });
    });
  };

  // Nothing else can be called, whatever an attribute says.
  const ours = { titleFromFile, selectAllLocales };
  const functions = ["createMediaChooser", "createTaskChooser", "initDateChooser", "initDateTimeChooser", "initTimeChooser"];
  const classes = [
    "Chooser",
    "DocumentChooser",
    "ImageChooser",
    "InlinePanel",
    "MultipleChooserPanel",
    "PageChooser",
    "SnippetChooser",
  ];

  class StartController extends Controller {
    static values = { call: String, arguments: Array };

    connect() {
      // Dragging an item to another place connects its elements again.
      if (this.element.dataset.started) {
        return;
      }
      this.element.dataset.started = "true";
      const name = this.callValue;
      if (Object.hasOwn(ours, name)) {
        ours[name]();
      } else if (functions.includes(name)) {
        window[name](...this.argumentsValue);
      } else if (classes.includes(name)) {
        new window[name](...this.argumentsValue);
      } else {
        throw new Error(`cms-start does not know ${name}`);
      }
    }
  }

  // Jcrop asks for touch with an inline handler, which is refused; telling it leaves nothing to ask.
  document.addEventListener("DOMContentLoaded", () => {
    if (window.jQuery?.Jcrop) {
      window.jQuery.Jcrop.defaults.touchSupport = "ontouchstart" in window;
    }
  });

  // The calendar takes a date that it cannot read for today's, without a word, as soon as the field is left. What was
  // typed stays; the server reads the Indonesian way of writing too, and says so where it cannot.
  if (window.jQuery?.fn.datetimepicker) {
    window.jQuery.fn.datetimepicker.defaults.validateOnBlur = false;
  }

  window.wagtail.app.register("cms-start", StartController);
})();

// Says aloud what the small save indicator would hide: access has ended, and what was typed is kept.
document.addEventListener("w-autosave:error", (event) => {
  const { detail } = event;
  if (!detail?.response?.kept || document.getElementById("kept-input-notice")) return;
  const notice = document.createElement("div");
  notice.id = "kept-input-notice";
  notice.setAttribute("role", "alert");
  notice.className = "help-block help-critical";
  notice.textContent = detail.response.error_message;
  for (const button of event.target.querySelectorAll("button[type=submit], footer button")) button.disabled = true;
  (document.getElementById("main") ?? document.body).prepend(notice);
});

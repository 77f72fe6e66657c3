# Alrededor de cada página

shell-skip = Ir al contenido
shell-sample = Datos de ejemplo. Todas las personas son inventadas; no escriba aquí sobre personas reales.
shell-way = Menú principal
shell-sign-out = Cerrar sesión
shell-hide = Ocultar
shell-show = Mostrar la página de nuevo
shell-lock = Bloquear
shell-undo = Deshacer

nav-today = Hoy
nav-caseload = Casos
nav-desk = Por revisar
nav-directory = Clínica

line-saved = Guardado aquí: { $when }.
line-meeting-clinic = Sincronizando con la clínica.
line-meeting-laptop = Sincronizando con una laptop.
line-clinic-met = Última sincronización con la clínica: { $ago }.
line-clinic-never-met = Esta laptop aún no se ha sincronizado con la clínica.
line-laptop-met = Última sincronización con una laptop: { $ago }.
line-laptop-never-met = Aún no se ha sincronizado ninguna laptop.
line-waiting = { $n ->
    [one] 1 cambio por enviar.
   *[other] { $n } cambios por enviar.
}
line-nothing-waiting = Nada por enviar.
# Después de una actualización. $done y $of van escritos ("120", "1000")
line-lists = Preparando las listas: { $done } de { $of }.
line-not-taken = { $n ->
    [one] 1 cambio no se aceptó: revíselo.
   *[other] { $n } cambios no se aceptaron: revíselos.
}

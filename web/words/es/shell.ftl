# Alrededor de cada página

shell-skip = Ir a la página
shell-sample = Datos de muestra. Todas las personas aquí son inventadas; no escriba sobre personas reales.
shell-way = Principal
shell-sign-out = Cerrar sesión
shell-hide = Ocultar
shell-show = Mostrar la página de nuevo
shell-lock = Bloquear
shell-undo = Deshacer

nav-today = Hoy
nav-caseload = Mis casos
nav-desk = Escritorio
nav-directory = Directorio

line-saved = Guardado aquí: { $when }.
line-meeting-clinic = En encuentro con la clínica ahora.
line-meeting-laptop = En encuentro con una portátil ahora.
line-clinic-met = Último encuentro con la clínica: { $ago }.
line-clinic-never-met = Esta portátil todavía no se ha encontrado con la clínica.
line-laptop-met = Último encuentro con una portátil: { $ago }.
line-laptop-never-met = Todavía no hubo encuentro con ninguna portátil.
line-waiting = { $n ->
    [one] 1 cambio pendiente.
   *[other] { $n } cambios pendientes.
}
line-nothing-waiting = Nada pendiente.
# Después de una actualización. $done y $of van escritos ("120", "1000")
line-lists = Preparando las listas: { $done } de { $of }.
line-not-taken = { $n ->
    [one] 1 cambio no aceptado: revíselo por favor.
   *[other] { $n } cambios no aceptados: revíselos por favor.
}

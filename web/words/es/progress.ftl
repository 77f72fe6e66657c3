# Cómo va una sincronización. $done y $of vienen escritos ("120", "1000"); $parts es $of como número. $left dice cuánto
# falta, con $n; "unknown" en los primeros segundos.

progress-bar = Avance de la sincronización
progress-first = Primera sincronización: { $parts ->
    [one] llegó { $done } de { $of } parte de expediente
   *[other] llegaron { $done } de { $of } partes de expedientes
}{ $left ->
    [moment] ; falta menos de un minuto
    [minute] ; falta alrededor de un minuto
    [two] ; faltan unos 2 minutos
    [few] ; faltan unos minutos
    [minutes] ; faltan unos { $n } minutos
    [hour] ; falta alrededor de una hora
    [hours] ; faltan unas { $n } horas
   *[unknown] {""}
}.
progress-again = Sincronización: { $parts ->
    [one] llegó { $done } de { $of } parte de expediente
   *[other] llegaron { $done } de { $of } partes de expedientes
}{ $left ->
    [moment] ; falta menos de un minuto
    [minute] ; falta alrededor de un minuto
    [two] ; faltan unos 2 minutos
    [few] ; faltan unos minutos
    [minutes] ; faltan unos { $n } minutos
    [hour] ; falta alrededor de una hora
    [hours] ; faltan unas { $n } horas
   *[unknown] {""}
}.
# En la clínica; $device es el nombre de la laptop
progress-to = Actualizando { $device }: { $parts ->
    [one] se envió { $done } de { $of } parte de expediente
   *[other] se enviaron { $done } de { $of } partes de expedientes
}{ $left ->
    [moment] ; falta menos de un minuto
    [minute] ; falta alrededor de un minuto
    [two] ; faltan unos 2 minutos
    [few] ; faltan unos minutos
    [minutes] ; faltan unos { $n } minutos
    [hour] ; falta alrededor de una hora
    [hours] ; faltan unas { $n } horas
   *[unknown] {""}
}.

# En una laptop durante su primera sincronización
progress-begin = Ya puede empezar a trabajar; lo que falta va apareciendo. Hasta que termine, un expediente puede estar incompleto, incluso sin sus riesgos o su plan de crisis.
# Recién vinculada, antes de que se sepa algo
progress-soon = La primera sincronización empieza en un momento.
# $parts es cuántas partes llegaron
progress-all-here = { $parts ->
    [one] Terminó la primera sincronización: llegó 1 parte de expediente.
   *[other] Terminó la primera sincronización: llegaron { $of } partes de expedientes.
}
progress-nothing-there = Terminó la primera sincronización. La clínica aún no tiene expedientes.
progress-not-reached = Por ahora no hay conexión con la clínica. La primera sincronización continúa en cuanto la haya.

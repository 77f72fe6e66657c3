# Cómo va un encuentro. $done y $of vienen escritos ("120", "1000"); $parts es $of como número. $left dice cuánto falta,
# con $n; "unknown" en los primeros segundos.

progress-bar = Sincronización hasta ahora
progress-first = Primera sincronización: ya { $parts ->
    [one] está aquí { $done } de { $of } parte de un expediente
   *[other] están aquí { $done } de { $of } partes de expedientes
}{ $left ->
    [moment] ; falta menos de un minuto
    [minute] ; falta cerca de un minuto
    [two] ; faltan unos 2 minutos
    [few] ; faltan unos minutos
    [minutes] ; faltan unos { $n } minutos
    [hour] ; falta cerca de una hora
    [hours] ; faltan unas { $n } horas
   *[unknown] {""}
}.
progress-again = Sincronización: ya { $parts ->
    [one] está aquí { $done } de { $of } parte de un expediente
   *[other] están aquí { $done } de { $of } partes de expedientes
}{ $left ->
    [moment] ; falta menos de un minuto
    [minute] ; falta cerca de un minuto
    [two] ; faltan unos 2 minutos
    [few] ; faltan unos minutos
    [minutes] ; faltan unos { $n } minutos
    [hour] ; falta cerca de una hora
    [hours] ; faltan unas { $n } horas
   *[unknown] {""}
}.
# En la clínica; $device es el nombre de la portátil
progress-to = Se está poniendo al día { $device }: { $parts ->
    [one] va en camino { $done } de { $of } parte de un expediente
   *[other] van en camino { $done } de { $of } partes de expedientes
}{ $left ->
    [moment] ; falta menos de un minuto
    [minute] ; falta cerca de un minuto
    [two] ; faltan unos 2 minutos
    [few] ; faltan unos minutos
    [minutes] ; faltan unos { $n } minutos
    [hour] ; falta cerca de una hora
    [hours] ; faltan unas { $n } horas
   *[unknown] {""}
}.

# En una portátil durante su primera sincronización
progress-begin = Ya puede comenzar; lo que todavía no ha llegado aparece por sí solo. Hasta que termine, a un expediente le pueden faltar partes, entre ellas el riesgo y el plan de crisis.
# Recién vinculada, antes de que se sepa algo
progress-soon = La primera sincronización comienza en un momento.
# $parts están aquí
progress-all-here = { $parts ->
    [one] La primera sincronización terminó: está aquí 1 parte de un expediente.
   *[other] La primera sincronización terminó: están aquí { $of } partes de expedientes.
}
progress-nothing-there = La primera sincronización terminó. La clínica todavía no tiene expedientes.
progress-not-reached = En este momento no se alcanza la clínica. La primera sincronización sigue por sí sola en cuanto se pueda.

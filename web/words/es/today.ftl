# La primera página: lo que trae el día

today-title = Hoy
today-none = Todavía no hay clientes aquí. Comience el primer expediente o espere a que lleguen los de la clínica.
today-begin = Comenzar el primer expediente

today-waits = Espera a una persona
# $n es cuántos hay
today-all = Ver los { $n }

today-mine = Sus tareas
    .none = Usted no tiene tareas pendientes.
today-others = Tareas de otras personas
# Para quién es una tarea y quién la hace
today-client-who = { $client }, { $who }
today-client-nobody = { $client }, nadie todavía
today-more = { $n } más
today-others-more = { $n ->
    [one] 1 más, para después o sin fecha, está en los expedientes.
   *[other] { $n } más, para después o sin fecha, están en los expedientes.
}

today-risk = Riesgo
    .none = No hay anotado ningún riesgo mayor que “{ risk-level.none_seen }”.
    .arriving = Todavía no ha llegado ninguno; la primera sincronización continúa.
# "Hacerse daño: Alto"
today-risk-line = { $domain }: { $level }
today-risk-line-two-versions = { $domain }: { $level } (hay dos versiones)
today-risks-more = { $n ->
    [one] 1 cliente más con el mismo nivel o uno menor; cada expediente muestra el suyo.
   *[other] { $n } clientes más con el mismo nivel o uno menor; cada expediente muestra el suyo.
}

today-drafts = Sus borradores
    .none = Todas sus notas están firmadas y todos sus formularios guardados.
today-draft = Nota sobre { $client }
today-draft-sign = Terminar y firmar
# Palabras de un formulario; $when es una hora: "10:42"
today-kept = Sin guardar, conservado { $when }
today-kept-elsewhere = Las palabras conservadas ({ $when }) son de una página que aquí ya no está abierta para usted.
# $n es cuántos borradores hay además de los que muestra la página
today-drafts-more = { $n ->
    [one] 1 más está en los expedientes.
   *[other] { $n } más están en los expedientes.
}

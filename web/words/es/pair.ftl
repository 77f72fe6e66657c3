# Dos expedientes que pueden ser de una misma persona

# Encabezado de lo que se dijo de este expediente y otro, donde no se nombra el otro
pair-another = Otro expediente
pair-not-here = Otro expediente, que no está aquí o que a usted no le corresponde abrir
pair-look = Ver los dos expedientes
pair-title = Quizás la misma persona
pair-intro = Revise los dos expedientes. Su respuesta no cambia nada en ellos y se puede corregir después.
pair-disputed = Dos personas de supervisión respondieron cosas distintas. Hasta que quede una sola respuesta, los expedientes siguen separados.
# Rótulos de lo que se sabe de alguien
pair-also = También se le conoce como
pair-born = Nacimiento
pair-phones = Teléfono
pair-team = Equipo
pair-begun = Expediente abierto, según el reloj de esa computadora
pair-written = Última anotación, según el reloj de esa computadora
pair-so-far = Respuestas hasta ahora
# "Sí, son de una misma persona. Inés Beltrán en Recepción, 24 nov 2026, 10:42. Por qué: misma fecha de nacimiento"
pair-said = { $verdict }. { $by }. Por qué: { $why }
pair-join = Son la misma persona
pair-part = Son dos personas
pair-joined = Los dos expedientes aparecen como de una misma persona. No cambió nada en ellos.
pair-parted = Los dos expedientes son de dos personas; no se volverá a preguntar.
# La lista de lo pendiente
pair-compare = Comparar
pair-asked-again = Hay dos respuestas distintas
# Más pares de los que caben en la lista
pair-more = { $n ->
    [one] Hay 1 más: aparece cuando se resuelvan estos.
   *[other] Hay { $n } más: aparecen cuando se resuelvan estos.
}
# Arriba de un expediente: otro expediente de la misma persona
pair-with = Unido con
pair-undo = ¿No es la misma persona?
# En las listas: una línea para varios expedientes de una persona
pair-charts = { $n } expedientes
# Lo que se dijo de tres o más expedientes y no concuerda: A es B, B es C, A no es C
pair-against = No concuerda con las otras respuestas
pair-against-title = Las respuestas sobre estos expedientes no concuerdan
pair-against-intro = Mientras no concuerden, cada expediente se muestra por separado. Abra el par cuya respuesta es incorrecta y corríjala ahí.
pair-against-said = { $one } y { $other }: { $verdict }
pair-said-against = Se guardó, pero no concuerda con las otras respuestas sobre estos expedientes.
    .next = Mientras no concuerden, cada expediente se muestra por separado. Abajo se ve cuáles se contradicen.
pair-shown-apart = No se muestra junto con otros expedientes: las respuestas sobre ellos no concuerdan.
pair-shown-apart-look = Ver

# Dos expedientes que pueden ser de una misma persona

# Encabezado de lo que se dijo de este expediente y otro, donde no se nombra el otro
pair-another = Otro expediente
pair-title = Quizás la misma persona
pair-intro = Revise los dos expedientes. Lo que diga no cambia nada en ellos, y después se puede decir otra cosa.
pair-disputed = Dos personas de Supervisión dijeron cosas distintas. Mientras no quede una sola, los expedientes siguen separados.
# Rótulos de lo que se sabe de alguien
pair-also = También se le conoce como
pair-born = Nacimiento
pair-phones = Teléfono
pair-team = Equipo
pair-begun = Expediente abierto
pair-written = Última anotación
pair-so-far = Lo que se ha dicho hasta ahora
# "Sí, son de una misma persona. Inés Beltrán en Recepción, 24 nov 2026, 10:42. Por qué: misma fecha de nacimiento"
pair-said = { $verdict }. { $by }. Por qué: { $why }
pair-join = Son la misma persona
pair-part = Son dos personas
pair-joined = Los dos expedientes aparecen como de una misma persona. No cambió nada en ellos.
pair-parted = Los dos expedientes son de dos personas; no se volverá a preguntar.
# La lista de lo pendiente
pair-compare = Comparar
pair-asked-again = Dos personas dijeron cosas distintas
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

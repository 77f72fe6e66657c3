# Lo que se bajó de nivel o se cerró, para que lo revise supervisión

lowered-title = Nivel menor o cierre
lowered-heading = Se bajó el nivel o se cerró: revíselo
lowered-intro = Alguien anotó un nivel más bajo que el anterior, o cerró una alerta. El cambio ya es válido; queda en “{ nav-desk }” hasta que supervisión lo haya revisado.
lowered-seen = Ya lo revisé
lowered-not-yours = Esto lo revisa supervisión. Usted puede volver a subir el nivel o explicar mejor en qué se basa.
lowered-final-heading = Se anotó como definitivo: revíselo
lowered-final-intro = Alguien anotó algo después de lo cual ya nadie revisa el expediente. El cambio ya es válido y el expediente está archivado; queda en “{ nav-desk }” hasta que supervisión haya revisado quién lo dijo y en qué se basa.
lowered-back-heading = Se retiró un fallecimiento: revíselo
lowered-back-intro = Este expediente decía que la persona falleció, y después alguien anotó otra cosa. Todavía no es válido: el expediente sigue archivado hasta que supervisión haya revisado quién lo anotó y en qué se basa. Si no es cierto, anote lo correcto en la situación del expediente.
lowered-safer-heading = Una respuesta menos prudente que la anterior: revísela
lowered-safer-intro = Alguien dio una respuesta menos prudente que otra que ya constaba sobre el mismo número o la misma persona. Queda en “{ nav-desk }” hasta que supervisión la haya revisado; hasta entonces vale la más prudente, salvo que las dos sean de la misma persona. Si esa sigue en otra anotación, vale mientras no se cambie allí.
# Encima de quién anotó el nivel anterior y en qué se basaba
lowered-before = Lo que constaba antes
# Lo que otra anotación dice y es más prudente: $said es "No es seguro", $about "Carla Rios" o "Teléfono, 555 0142"
lowered-beside = Otra anotación dice “{ $said }” sobre { $about }
    .away = Una anotación archivada dice “{ $said }” sobre { $about }
    .before = Una anotación en la que ahora consta otra cosa dijo “{ $said }” sobre { $about }
lowered-change = Anotar otra cosa

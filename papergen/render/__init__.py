"""From a case to the bytes of its paper, in Word and PDF. Nothing here touches the user's disk."""

"""What goes to paper: pages made from data, black on white, for the window and the commands alike."""
